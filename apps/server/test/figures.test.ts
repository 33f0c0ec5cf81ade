import { createZone } from "@ioc/domain/time/zone.ts";
import { isUnexplained } from "@ioc/simulator/figures/figure-rows.ts";
import { figureTable } from "@ioc/simulator/figures/figure-table.ts";
import { damRong, krongPac } from "@ioc/simulator/figures/reported-figures.ts";
import { runFigures } from "@ioc/simulator/figures/run-figures.ts";
import { expect, test } from "vitest";
import { BOOTSTRAP_TOKEN, startTestServer } from "./running-server.test-support.ts";

test("what Krông Pắc and Đam Rông reported comes out again, digit by digit, after a replay of their dossiers", async () => {
  const server = await startTestServer("2026-03-02T09:00:00+07:00");
  try {
    const zone = createZone("Asia/Ho_Chi_Minh");
    if (zone === undefined) throw new Error("no such zone");
    const rows = await runFigures({ url: server.url, token: BOOTSTRAP_TOKEN, zone, districts: [krongPac, damRong] });
    expect(rows.length).toBeGreaterThan(8);
    expect(rows.filter(isUnexplained), figureTable(rows)).toEqual([]);
  } finally {
    await server.stop();
  }
}, 180_000);
