import { createZone } from "@ioc/domain/time/zone.ts";
import { expect, test } from "vitest";
import { letterTimes } from "./letter-time.ts";

test.each([
  ["2026-02-05T17:00:00+07:00", "ngày 05 tháng 02 năm 2026", "17 giờ 00, ngày 05/02/2026"],
  ["2026-03-02T00:05:59+07:00", "ngày 02 tháng 3 năm 2026", "0 giờ 05, ngày 02/3/2026"],
  ["2026-12-31T16:59:59Z", "ngày 31 tháng 12 năm 2026", "23 giờ 59, ngày 31/12/2026"],
])("%s", (at, heading, moment) => {
  const zone = createZone("Asia/Ho_Chi_Minh");
  if (zone === undefined) throw new Error("no such zone");
  const times = letterTimes(zone);
  expect([times.heading(Date.parse(at)), times.moment(Date.parse(at))]).toEqual([heading, moment]);
});
