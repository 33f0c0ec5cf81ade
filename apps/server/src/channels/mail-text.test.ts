import { createZone, type Zone } from "@ioc/domain/time/zone.ts";
import { type ChannelMessage, channelMessageSchema } from "@ioc/protocol/channel-message.ts";
import { expect, test } from "vitest";
import { mailTextOf } from "./mail-text.ts";

const zone = createZone("Asia/Ho_Chi_Minh") as Zone;
const head = {
  id: "m",
  at: "2026-03-02T02:05:00Z",
  channel: { id: "c", name: "Văn phòng", unit: "SG", unitName: "Tỉnh Sơn Giang" },
};
const alerts = [
  { id: "1", unit: "SG.A", unitName: "Hòa Lâm", value: 0.125 },
  { id: "2", unit: "SG.B", unitName: "Tân Khê", value: null },
];
const rule = { id: "r", name: "Tỷ lệ quá hạn", metric: "overdueShare", direction: "above", threshold: 0.05 } as const;
const alert: ChannelMessage = {
  ...head,
  type: "alert",
  news: "fired",
  severity: "warning",
  because: null,
  rule,
  alerts,
};

function mail(message: ChannelMessage, language: "vi" | "en" = "vi") {
  expect(channelMessageSchema.safeParse(message).success).toBe(true);
  const { subject, text } = mailTextOf(message, { language, zone, origin: "https://ioc.example.vn" });
  return `${subject}\n\n${text}`;
}

test("alerts of several units, in numbers of the reader's language", () => {
  expect(mail(alert)).toBe(`[Một Cửa IOC] Chú ý: Tỷ lệ quá hạn, 2 đơn vị

Chú ý: Tỷ lệ quá hạn

- Hòa Lâm (SG.A): 12,5%
- Tân Khê (SG.B): không có số liệu

Ngưỡng: trên 5%.
Lúc 09:05 02/03/2026.

Xem và xử lý: https://ioc.example.vn/alerts?rule=r

-- 
Thư tự động của Một Cửa IOC, kênh “Văn phòng” của Tỉnh Sơn Giang. Không trả lời thư này.
`);
  expect(mail(alert, "en")).toContain("- Hòa Lâm (SG.A): 12.5%\n- Tân Khê (SG.B): no data\n\nThreshold: above 5%.");
});

test("what an alert has become is said in its subject; alone it leads to itself", () => {
  const one = { ...alert, alerts: alerts.slice(0, 1) };
  const subjects = (["fired", "raised", "lowered", "noData", "escalated", "flapping", "resolved"] as const).map(
    (news) => mail({ ...one, news, severity: "critical" }).split("\n", 1)[0],
  );
  const rest = "Tỷ lệ quá hạn, Hòa Lâm";
  expect(subjects).toEqual([
    `[Một Cửa IOC] Nghiêm trọng: ${rest}`,
    `[Một Cửa IOC] Nặng thêm (nghiêm trọng): ${rest}`,
    `[Một Cửa IOC] Nhẹ bớt (nghiêm trọng): ${rest}`,
    `[Một Cửa IOC] Mất tín hiệu: ${rest}`,
    `[Một Cửa IOC] Chưa ai nhận, báo lên lãnh đạo: ${rest}`,
    `[Một Cửa IOC] Lên xuống liên tục: ${rest}`,
    `[Một Cửa IOC] Đã hết: ${rest}`,
  ]);
  expect(mail(one)).toContain("Xem và xử lý: https://ioc.example.vn/alerts/1\n");
  expect(mail({ ...alert, news: "resolved" })).toContain("https://ioc.example.vn/alerts?rule=r&show=over\n");
  expect(mail({ ...one, news: "resolved", because: "cleared" })).toContain("Số liệu đã trở lại trong ngưỡng.\n");
});

test("a directive with what was said, its deadline and how many dossiers it is about", () => {
  const directive = {
    ...{ id: "7", unit: "SG.A", unitName: "Hòa Lâm", text: "Trả hết hồ sơ quá hạn.", dueAt: "2026-03-05T10:00:00Z" },
    state: "reported",
    ...{ dossiers: 1200, comment: "Đã trả xong." },
  } as const;
  expect(mail({ ...head, type: "directive", news: "report", directive })).toContain(`Hòa Lâm (SG.A)

Trả hết hồ sơ quá hạn.

Ý kiến: Đã trả xong.
Hạn: 17:00 05/03/2026.
Số hồ sơ kèm theo: 1.200.

Xem và xử lý: https://ioc.example.vn/directives/7
`);
  const plain = mail({
    ...{ ...head, type: "directive", news: "send" },
    directive: { ...directive, state: "sent", dossiers: 0, comment: null },
  });
  expect(plain).toContain("[Một Cửa IOC] Đôn đốc: Hòa Lâm\n");
  expect(plain).not.toMatch(/Ý kiến|Số hồ sơ/);
});

test("a digest counts everything, also what it does not list, and says where there is nothing", () => {
  const line = {
    unit: "SG.A",
    unitName: "Hòa Lâm",
    ruleName: "Tỷ lệ quá hạn",
    severity: "critical",
    at: head.at,
  } as const;
  const none = { total: 0, items: [] };
  const digest: ChannelMessage = {
    ...head,
    type: "digest",
    since: "2026-03-01T00:30:00Z",
    open: { total: 3, items: [line] },
    fired: { total: 1, items: [line] },
    resolved: none,
    overdueDirectives: {
      total: 1,
      items: [{ id: "7", unit: "SG.B", unitName: "Tân Khê", text: "Trả hồ sơ.", dueAt: "2026-03-01T10:00:00Z" }],
    },
  };
  expect(mail(digest)).toContain(`[Một Cửa IOC] Tổng hợp ngày 02/03/2026: Tỉnh Sơn Giang

Từ 07:30 01/03/2026 đến nay.

Đang cảnh báo: 3
- Nghiêm trọng: Tỷ lệ quá hạn, Hòa Lâm, 09:05 02/03/2026
- và 2 mục khác

Mới cảnh báo: 1
- Nghiêm trọng: Tỷ lệ quá hạn, Hòa Lâm, 09:05 02/03/2026

Đã hết: không có

Đôn đốc quá hạn: 1
- Tân Khê, 17:00 01/03/2026: Trả hồ sơ.

Mở bảng điều hành: https://ioc.example.vn/?scene=unit&unit=SG
`);
});
