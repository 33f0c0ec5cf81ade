import type { Channel, DossierState } from "@ioc/protocol/names.ts";

/** The columns of a list as a table, by the members of the API, and their heads and words in a workbook. */
export interface TableWords {
  readonly sheet: string;
  readonly heads: Readonly<Record<TableColumn, string>>;
  readonly channels: Readonly<Record<Channel, string>>;
  readonly states: Readonly<Record<DossierState, string>>;
}

export const TABLE_COLUMNS = [
  "code",
  "procedure",
  "procedureName",
  "field",
  "channel",
  "receivingUnit",
  "unit",
  "unitName",
  "receivedAt",
  "dueAt",
  "state",
  "closedAt",
  "leftDays",
  "overdueDays",
  "suspendedDays",
  "paidAt",
  "method",
  "amount",
] as const;
export type TableColumn = (typeof TABLE_COLUMNS)[number];

export const VIETNAMESE: TableWords = {
  sheet: "Hồ sơ",
  heads: {
    code: "Mã hồ sơ",
    procedure: "Mã thủ tục",
    procedureName: "Thủ tục",
    field: "Lĩnh vực",
    channel: "Kênh nộp",
    receivingUnit: "Nơi tiếp nhận",
    unit: "Mã đơn vị xử lý",
    unitName: "Đơn vị xử lý",
    receivedAt: "Tiếp nhận lúc",
    dueAt: "Hạn trả",
    state: "Tình trạng",
    closedAt: "Kết thúc lúc",
    leftDays: "Còn (ngày làm việc)",
    overdueDays: "Quá hạn (ngày làm việc)",
    suspendedDays: "Tạm dừng (ngày làm việc)",
    paidAt: "Nộp phí lúc",
    method: "Cách nộp phí",
    amount: "Số tiền (đồng)",
  },
  channels: {
    counter: "Trực tiếp",
    onlinePartial: "Trực tuyến một phần",
    onlineFull: "Trực tuyến toàn trình",
    postal: "Bưu chính công ích",
  },
  states: {
    open: "Đang giải quyết",
    suspended: "Tạm dừng",
    resolved: "Đã giải quyết",
    withdrawn: "Đã rút",
    orphan: "Chưa có tiếp nhận",
  },
};

export const ENGLISH: TableWords = {
  sheet: "Dossiers",
  heads: {
    code: "Dossier",
    procedure: "Procedure code",
    procedureName: "Procedure",
    field: "Field",
    channel: "Channel",
    receivingUnit: "Received at",
    unit: "Unit code",
    unitName: "Handled by",
    receivedAt: "Received",
    dueAt: "Due",
    state: "State",
    closedAt: "Closed",
    leftDays: "Left (working days)",
    overdueDays: "Overdue (working days)",
    suspendedDays: "Suspended (working days)",
    paidAt: "Paid",
    method: "Paid by",
    amount: "Amount (VND)",
  },
  channels: {
    counter: "Counter",
    onlinePartial: "Partly online",
    onlineFull: "Fully online",
    postal: "Post",
  },
  states: {
    open: "In progress",
    suspended: "Suspended",
    resolved: "Resolved",
    withdrawn: "Withdrawn",
    orphan: "Never received",
  },
};
