import type { Severity } from "@ioc/domain/alert/severity.ts";
import type { MessageOf } from "@ioc/protocol/channel-message.ts";
import type { ChannelBody } from "@ioc/protocol/channels.ts";

export type MailLanguage = ChannelBody["language"];
type AlertNews = MessageOf<"alert">["news"];
type DirectiveNews = MessageOf<"directive">["news"];

/** The words of e-mails. */
export interface MailWords {
  readonly severity: Readonly<Record<Severity, string>>;
  /** What has become of an alert, by its severity where that tells it. */
  readonly alert: Readonly<Record<Exclude<AlertNews, "fired">, string>>;
  readonly because: Readonly<Record<NonNullable<MessageOf<"alert">["because"]>, string>>;
  readonly directive: Readonly<Record<DirectiveNews, string>>;
  readonly units: (count: number) => string;
  readonly threshold: Readonly<Record<"above" | "below", (value: string) => string>>;
  readonly noValue: string;
  readonly at: (moment: string) => string;
  readonly due: (moment: string) => string;
  readonly dossiers: (count: string) => string;
  readonly comment: (text: string) => string;
  readonly digest: (date: string) => string;
  readonly since: (moment: string) => string;
  readonly digestParts: Readonly<Record<"open" | "fired" | "resolved" | "overdueDirectives", string>>;
  readonly none: string;
  readonly more: (count: string) => string;
  readonly test: string;
  readonly testText: string;
  readonly act: (url: string) => string;
  readonly open: (url: string) => string;
  readonly foot: (channel: string, unit: string) => string;
}

const vi: MailWords = {
  severity: { warning: "Chú ý", critical: "Nghiêm trọng" },
  alert: {
    raised: "Nặng thêm",
    lowered: "Nhẹ bớt",
    noData: "Mất tín hiệu",
    escalated: "Chưa ai nhận, báo lên lãnh đạo",
    flapping: "Lên xuống liên tục",
    resolved: "Đã hết",
  },
  because: {
    cleared: "Số liệu đã trở lại trong ngưỡng.",
    ruleDisabled: "Quy tắc đã tắt.",
    ruleDeleted: "Quy tắc đã xóa.",
    ruleChanged: "Quy tắc đã sửa.",
    unitLeft: "Đơn vị không còn thuộc phạm vi của quy tắc.",
  },
  directive: {
    send: "Đôn đốc",
    report: "Đã báo cáo kết quả đôn đốc",
    return: "Báo cáo đôn đốc bị trả lại",
    close: "Đôn đốc đã kết thúc",
    dueSoon: "Đôn đốc sắp đến hạn",
    overdue: "Đôn đốc quá hạn",
  },
  units: (count) => `${count} đơn vị`,
  threshold: { above: (value) => `Ngưỡng: trên ${value}.`, below: (value) => `Ngưỡng: dưới ${value}.` },
  noValue: "không có số liệu",
  at: (moment) => `Lúc ${moment}.`,
  due: (moment) => `Hạn: ${moment}.`,
  dossiers: (count) => `Số hồ sơ kèm theo: ${count}.`,
  comment: (text) => `Ý kiến: ${text}`,
  digest: (date) => `Tổng hợp ngày ${date}`,
  since: (moment) => `Từ ${moment} đến nay.`,
  digestParts: {
    open: "Đang cảnh báo",
    fired: "Mới cảnh báo",
    resolved: "Đã hết",
    overdueDirectives: "Đôn đốc quá hạn",
  },
  none: "không có",
  more: (count) => `và ${count} mục khác`,
  test: "Thư thử",
  testText: "Đây là thư thử. Kênh này gửi được thư; không cần làm gì.",
  act: (url) => `Xem và xử lý: ${url}`,
  open: (url) => `Mở bảng điều hành: ${url}`,
  foot: (channel, unit) => `Thư tự động của Một Cửa IOC, kênh “${channel}” của ${unit}. Không trả lời thư này.`,
};

const en: MailWords = {
  severity: { warning: "Warning", critical: "Critical" },
  alert: {
    raised: "Got worse",
    lowered: "Got better",
    noData: "No signal",
    escalated: "Nobody has taken it on",
    flapping: "Comes and goes",
    resolved: "Over",
  },
  because: {
    cleared: "The number is back within the threshold.",
    ruleDisabled: "The rule was switched off.",
    ruleDeleted: "The rule was deleted.",
    ruleChanged: "The rule was changed.",
    unitLeft: "The unit is no longer one of the rule's.",
  },
  directive: {
    send: "Directive",
    report: "A directive was reported on",
    return: "A report on a directive was returned",
    close: "A directive was closed",
    dueSoon: "A directive is due soon",
    overdue: "A directive is overdue",
  },
  units: (count) => `${count} units`,
  threshold: { above: (value) => `Threshold: above ${value}.`, below: (value) => `Threshold: below ${value}.` },
  noValue: "no data",
  at: (moment) => `At ${moment}.`,
  due: (moment) => `Due: ${moment}.`,
  dossiers: (count) => `Dossiers: ${count}.`,
  comment: (text) => `Comment: ${text}`,
  digest: (date) => `Digest of ${date}`,
  since: (moment) => `Since ${moment}.`,
  digestParts: {
    open: "Alerts now",
    fired: "New alerts",
    resolved: "Over",
    overdueDirectives: "Overdue directives",
  },
  none: "none",
  more: (count) => `and ${count} more`,
  test: "Test",
  testText: "This is a test. The channel can send; nothing is to be done.",
  act: (url) => `See and act: ${url}`,
  open: (url) => `Open the wall: ${url}`,
  foot: (channel, unit) => `Sent by Một Cửa IOC, channel “${channel}” of ${unit}. Please do not answer.`,
};

export const MAIL_WORDS: Readonly<Record<MailLanguage, MailWords>> = { vi, en };
