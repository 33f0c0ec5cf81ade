import { afterAll, beforeAll, expect, test } from "vitest";
import { expectProblem } from "./http-client.test-support.ts";
import { connected, subscribe, timeless } from "./live-client.test-support.ts";
import { Province, provisionProcedures, wall } from "./province.test-support.ts";
import { BOOTSTRAP_TOKEN, startTestServer, type TestServer } from "./running-server.test-support.ts";

type Counts = Readonly<Record<"received" | "resolved" | "inProgress" | "overdue", number>>;

interface Overview {
  readonly version: string;
  readonly asOf: string;
  readonly tiles: Readonly<Record<string, Counts>>;
  readonly hours: Readonly<Record<string, Partial<Counts> | undefined>>;
  readonly days: Readonly<Record<string, Partial<Counts> | undefined>>;
  readonly hotspots: readonly { readonly unit: string; readonly field: string; readonly oldestDays: number | null }[];
  readonly events: readonly { readonly type: string; readonly unit: string }[];
}

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer(wall("2026-03-11 10:00"));
  await provisionProcedures(server);
});
afterAll(() => server.stop());

test("the overview that is watched is the one that can be asked for, and its parts add up to the board", async () => {
  const p = await Province.create(server);
  const socket = await connected(server.url, "/board", BOOTSTRAP_TOKEN);
  await p.take([p.received("C2", "H0", "2026-03-09 09:00", "wd0"), p.received("C1", "H1", "2026-03-10 09:00", "wd3")]);
  const live = await subscribe<Overview>(socket, { unit: p.code, scene: "overview" });
  const rest = async () => (await p.call("GET", `/api/v1/overview?unit=${p.code}`)).body as Overview;
  expect(timeless(live.document)).toEqual(timeless(await rest()));
  server.clock.advance(1100);
  await p.take([
    p.received("C3", "H2", "2026-03-11 08:00", "wd3"),
    p.received("", "H3", "2026-03-11 09:30", "wd3"),
    p.event("C1", "resolved", "H1", "2026-03-11 09:40", { outcome: "approved" }),
  ]);
  await live.until(({ events }) => events.length === 5);
  expect(timeless(live.document)).toEqual(timeless(await rest()));
  expect(live.broken).toBe(false);

  // Due on Monday by its close, looked at on Wednesday.
  expect(live.document.hotspots).toEqual([{ unit: p.unit("C2"), field: "Chứng thực", oldestDays: 2 }]);
  const { measures } = await p.board("");
  const sum = (parts: Readonly<Record<string, Partial<Counts> | undefined>>, name: keyof Counts) =>
    Object.values(parts).reduce((total, part) => total + (part?.[name] ?? 0), 0);
  for (const name of ["received", "resolved", "inProgress", "overdue"] as const) {
    expect([name, sum(live.document.tiles, name)]).toEqual([name, measures[name]]);
  }
  for (const name of ["received", "resolved"] as const) {
    expect([name, sum(live.document.hours, name)]).toEqual([name, measures[name]]);
    expect(live.document.days["2026-03-11"]?.[name]).toBe(measures[name]);
  }
  socket.disconnect();
});

test("the overview follows the rules of every reading: unknown units, instants that are none, who may read", async () => {
  const p = await Province.create(server);
  expectProblem(await p.call("GET", "/api/v1/overview?unit=NOWHERE"), 404, "not-found");
  expectProblem(await p.call("GET", `/api/v1/overview?unit=${p.code}&at=never`), 422, "invalid");
  const past = await p.call(
    "GET",
    `/api/v1/overview?unit=${p.code}&at=${encodeURIComponent(wall("2026-03-10 09:00"))}`,
  );
  expect(past.status).toBe(200);
  expect(Date.parse((past.body as Overview).asOf)).toBe(Date.parse(wall("2026-03-10 09:00")));
});

test("LST-10: a list holds only what silent units have, and leaves out units and fields", async () => {
  const p = await Province.create(server);
  const batch = [
    p.received("C1", "S1", "2026-03-10 09:00", "wd3"),
    p.received("C1", "S2", "2026-03-10 09:00", "wd5"),
    p.received("C2", "S3", "2026-03-10 09:00", "wd3"),
    p.received("C3", "S4", "2026-03-10 09:00", "wd3"),
    p.received("", "S5", "2026-03-10 09:00", "wd3"),
  ];
  await p.take(batch);
  const codes = async (unit: string, query: Readonly<Record<string, string>>): Promise<readonly string[]> => {
    const { total, items } = await p.dossiers(unit, { measure: "inProgress", ...query });
    expect(total).toBe(items.length);
    return items.map(({ code }) => code.slice(p.code.length + 1)).sort();
  };
  expect(await codes("", { silent: "1" })).toEqual([]);
  // Before the morning ends: outside working hours nobody is silent.
  server.clock.advance(80 * 60_000);
  await p.take([p.received("C3", "S6", "2026-03-11 11:00", "wd3")]);
  expect(await codes("", { silent: "1" })).toEqual(["S1", "S2", "S3", "S5"]);
  expect(await codes("", { silent: "1", except: p.unit("D1") })).toEqual(["S5"]);
  expect(await codes("", { silent: "1", exceptOwn: p.unit("C1") })).toEqual(["S3", "S5"]);
  expect(await codes("", { except: p.code, exceptField: "Đất đai" })).toEqual(["S1", "S3", "S4", "S6"]);
  expect(await codes("D1", { except: p.code })).toEqual(["S1", "S2", "S3"]);
  const { inProgress, overdue, atRisk, suspended } = (await p.board("")).measures;
  const rest = await p.dossiers("", { measure: "inProgressWithin", exceptMeasure: "atRisk" });
  expect(rest.total).toBe(inProgress - overdue - atRisk - suspended);
});
