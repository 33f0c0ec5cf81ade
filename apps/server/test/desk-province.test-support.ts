import { expect } from "vitest";
import type { DeskServer } from "./desk-server.test-support.ts";
import { call } from "./http-client.test-support.ts";

const UNITS = [
  { code: "SG", name: "Tỉnh Sơn Giang", kind: "province" },
  { code: "SG.A", name: "Huyện Hòa Lâm", kind: "district", parent: "SG" },
  { code: "SG.A1", name: "Xã Quảng Nghĩa", nameEn: "Quảng Nghĩa commune", kind: "commune", parent: "SG.A" },
  { code: "SG.A2", name: "Xã Đà Nẵng", kind: "commune", parent: "SG.A" },
  { code: "SG.A3", name: "Xã Cũ", kind: "commune", parent: "SG.A", validTo: "2024-12-31", successor: "SG.A1" },
  { code: "SG.B", name: "Huyện Tân Khê", kind: "district", parent: "SG" },
  { code: "SG.B1", name: "Phường Mường Lộc", kind: "commune", parent: "SG.B" },
];
const PROCEDURES = [
  { code: "1.001193", name: "Đăng ký khai sinh", field: "Hộ tịch", level: "commune", limit: 3 },
  { code: "1.000894", name: "Đăng ký kết hôn", field: "Hộ tịch", level: "commune", limit: 5 },
  { code: "1.012783", name: "Cấp đổi giấy chứng nhận", field: "Đất đai", level: "district", limit: 10 },
].map((procedure) => ({ ...procedure, service: "full", limitUnit: "workingDay" }));

export interface DeskProvince {
  /** Of the feed of the whole province, with its name. */
  readonly token: string;
  readonly feed: string;
}

/** A small province with a feed: five dossiers of SG.A1, three of SG.A2, and four events that were refused. */
export async function provisionDeskProvince({ url, token }: Pick<DeskServer, "url" | "token">): Promise<DeskProvince> {
  expect((await call(url, "PUT", "/api/v1/units", { token, body: UNITS })).status).toBe(200);
  expect((await call(url, "PUT", "/api/v1/procedures", { token, body: PROCEDURES })).status).toBe(200);
  const feed = "Một cửa điện tử tỉnh";
  const made = await call(url, "POST", "/api/v1/feeds", { token, body: { unit: "SG", name: feed } });
  const feedToken = (made.body as { token: string }).token;
  const received = (unit: string, index: number, procedure = "1.001193") => ({
    specversion: "1.0",
    id: `${unit}-${index}`,
    source: `/units/${unit}`,
    type: "vn.motcua.dossier.received",
    subject: `${unit}-D${index}`,
    time: new Date().toISOString(),
    data: { procedure, channel: "counter" },
  });
  const events = [
    ...Array.from({ length: 5 }, (_, index) => received("SG.A1", index)),
    ...Array.from({ length: 3 }, (_, index) => received("SG.A2", index)),
    ...Array.from({ length: 3 }, (_, index) => received("SG.B1", index, "mã sai")),
    received("NOWHERE", 0),
  ];
  const type = "application/cloudevents-batch+json";
  const sent = await call(url, "POST", "/api/v1/events", { token: feedToken, type, body: events });
  expect(sent.body).toMatchObject({ accepted: 8, rejected: [{}, {}, {}, {}] });
  return { token: feedToken, feed };
}
