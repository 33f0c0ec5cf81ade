import { vietnamCalendar } from "@ioc/domain/time/vietnam-calendar.ts";
import { compileCalendar } from "@ioc/domain/time/working-calendar.ts";
import { createZone } from "@ioc/domain/time/zone.ts";
import { sendDirectives } from "@ioc/simulator/directives/send-directives.ts";
import { createApi } from "@ioc/simulator/provisioning/api.ts";
import { afterAll, beforeAll, expect, test } from "vitest";
import { listed } from "./directives.test-support.ts";
import { Province, provisionProcedures, wall } from "./province.test-support.ts";
import { BOOTSTRAP_TOKEN, startTestServer, type TestServer } from "./running-server.test-support.ts";

let server: TestServer;
let p: Province;
beforeAll(async () => {
  server = await startTestServer(wall("2026-03-11 10:00"));
  await provisionProcedures(server);
  p = await Province.create(server);
  const late = (unit: string, procedure: string) =>
    p.received(unit, `${unit}-${procedure}`, "2026-03-02 09:00", procedure);
  await p.take(["C1", "C2", "C3"].flatMap((unit) => [late(unit, "wd1"), late(unit, "cd0")]));
});
afterAll(() => server.stop());

test("the demo urges its hotspots once, about dossiers that are overdue there, and leaves no token behind", async () => {
  const zone = createZone("Asia/Ho_Chi_Minh");
  if (zone === undefined) throw new Error("no such zone");
  const options = {
    api: createApi(server.url, BOOTSTRAP_TOKEN),
    apiWith: (token: string) => createApi(server.url, token),
    province: p.unit(""),
    calendar: compileCalendar(vietnamCalendar),
    zone,
    nowMs: server.clock.now(),
  };
  expect(await sendDirectives(options)).toBe(6);
  const sent = await listed(server, BOOTSTRAP_TOKEN);
  expect(sent.map(({ state }) => state).toReversed()).toEqual([
    "seen",
    "accepted",
    "reported",
    "sent",
    "accepted",
    "closed",
  ]);
  for (const { unit, dossiers, text } of sent) {
    expect(dossiers).toEqual([expect.stringMatching(new RegExp(`^${p.code}-${unit.slice(p.code.length + 1)}-`))]);
    expect(text).toContain("1 hồ sơ quá hạn");
  }
  expect(new Set(sent.flatMap(({ dossiers }) => dossiers)).size).toBe(6);
  expect(await sendDirectives(options)).toBe(0);
  expect((await p.call("GET", "/api/v1/tokens")).body).toEqual({ items: [] });
});
