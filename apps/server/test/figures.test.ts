import { createZone } from "@ioc/domain/time/zone.ts";
import { type Report, reportSchema } from "@ioc/protocol/report.ts";
import { isUnexplained } from "@ioc/simulator/figures/figure-rows.ts";
import { figureTable } from "@ioc/simulator/figures/figure-table.ts";
import { damRong, krongPac, type ReportedDistrict } from "@ioc/simulator/figures/reported-figures.ts";
import { runFigures } from "@ioc/simulator/figures/run-figures.ts";
import { expect, test } from "vitest";
import { call } from "./http-client.test-support.ts";
import { BOOTSTRAP_TOKEN, startTestServer } from "./running-server.test-support.ts";

test("what Krông Pắc and Đam Rông reported comes out again, digit by digit, on boards and in the form of the report", async () => {
  const server = await startTestServer("2026-03-02T09:00:00+07:00");
  try {
    const zone = createZone("Asia/Ho_Chi_Minh");
    if (zone === undefined) throw new Error("no such zone");
    const rows = await runFigures({ url: server.url, token: BOOTSTRAP_TOKEN, zone, districts: [krongPac, damRong] });
    expect(rows.length).toBeGreaterThan(8);
    expect(rows.filter(isUnexplained), figureTable(rows)).toEqual([]);

    const reportOf = async ({ code, from, to }: ReportedDistrict): Promise<Report> => {
      const path = `/api/v1/report?unit=${code}&from=${from}&to=${to}`;
      return reportSchema.parse((await call(server.url, "GET", path, { token: BOOTSTRAP_TOKEN })).body);
    };
    expect((await reportOf(krongPac)).total).toEqual({
      received: { total: 37_384, online: 5_090 + 7_415, otherwise: 24_879, carriedOver: 0 },
      resolved: { total: 37_294, ahead: 21_415, onTime: 15_879, late: 0 },
      open: { total: 90, within: 90, overdue: 0 },
      withdrawn: 0,
      handedOver: 0,
    });
    const { total, rows: fields } = await reportOf(damRong);
    expect(total.received).toMatchObject({ total: 74_909, carriedOver: 0 });
    expect(total.resolved.total).toBe(74_848);
    expect(total.resolved.ahead + total.resolved.onTime).toBe(74_491);
    expect(total.resolved.late).toBe(357);
    expect(total.open).toEqual({ total: 61, within: 61, overdue: 0 });
    // All that were late were so in the field land, as the district says.
    expect(fields.find(({ numbers }) => numbers.resolved.late > 0)).toMatchObject({
      field: "Đất đai",
      numbers: { resolved: { late: 357 } },
    });
  } finally {
    await server.stop();
  }
}, 180_000);
