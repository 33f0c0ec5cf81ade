import type { Connection } from "@ioc/protocol/connection.ts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { call } from "./http-client.test-support.ts";
import { Province, provisionProcedures, wall } from "./province.test-support.ts";
import { BOOTSTRAP_TOKEN, startTestServer, type TestServer } from "./running-server.test-support.ts";

// 11 March 2026 is a Wednesday; office hours are 07:30–11:30 and 13:30–17:00.

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer(wall("2026-03-02 07:00"), { publicBoard: true });
  await provisionProcedures(server);
});
afterAll(() => server.stop());

function setClock(time: string): void {
  server.clock.set(Date.parse(wall(time)));
}

async function connectionOf(p: Province, name: string): Promise<Connection> {
  const { status, body } = await p.call("GET", `/api/v1/connection?unit=${p.unit(name)}`);
  expect(status, JSON.stringify(body)).toBe(200);
  return body as Connection;
}

async function tokenAt(p: Province, name: string, role = "staff"): Promise<string> {
  const { body } = await p.call("POST", "/api/v1/tokens", { body: { name: "t", role, unit: p.unit(name) } });
  return (body as { token: string }).token;
}

const SESSIONS = ["07:30", "08:00", "09:00", "10:00", "11:00", "13:30", "14:00", "15:00", "16:00"];
const DAYS = ["02", "03", "04", "05", "06", "09", "10"].map((date) => `2026-03-${date}`);

describe("arrivals", () => {
  test("CON-1, CON-2: delays by day, and the hours in which nothing came", async () => {
    const p = await Province.create(server);
    let number = 0;
    for (const day of DAYS) {
      for (const hour of SESSIONS) {
        const isSilent = day === "2026-03-10" && (hour === "11:00" || hour === "13:30");
        if (isSilent) continue;
        setClock(`${day} ${hour}:50`);
        number += 1;
        await p.take(
          [p.received("C1", `H${number}`, `${day} ${hour}:${number % 10 === 0 ? "10" : "45"}`, "wd5")],
          "C1",
        );
      }
    }
    // What happened while nothing came arrives in the evening, all at once.
    setClock("2026-03-10 18:00");
    await p.take([p.received("C1", "late", "2026-03-10 11:15", "wd5")], "C1");
    setClock("2026-03-11 07:10");
    const { delay, gaps, state, lastEventAt, heardAt, from, to } = await connectionOf(p, "C1");
    expect([from, to]).toEqual(["2026-02-26", "2026-03-11"]);
    expect(state).toBe("quiet");
    expect(lastEventAt).toBe("2026-03-10T11:00:00.000Z");
    expect(heardAt).toBe(lastEventAt);
    expect(gaps).toEqual({
      days: 7,
      total: 1,
      items: [{ from: "2026-03-10T04:00:00.000Z", to: "2026-03-10T07:00:00.000Z", hours: 2, arrivedLater: 1 }],
    });
    // The first of all that is sent as it happens is no history.
    expect(delay).toMatchObject({ events: 62, older: 0, medianMs: 5000, p90Ms: 40_000 });
    expect(delay.days).toHaveLength(14);
    const day = delay.days.find((one) => one.day === "2026-03-10");
    // 5 s six times, 40 s once, and the one of six hours and three quarters.
    expect(day?.events).toBe(8);
    expect(day?.medianMs).toBe(5000);
    expect(day?.p90Ms).toBe((6 * 60 + 45) * 60_000);
    expect(delay.days.find((one) => one.day === "2026-03-07")).toEqual({
      ...{ day: "2026-03-07", events: 0 },
      medianMs: null,
      p90Ms: null,
    });
  });

  test("CON-1: what was loaded when a unit began to send has no delay, its first event of the day has", async () => {
    const p = await Province.create(server);
    setClock("2026-03-11 08:00");
    await p.take([
      p.received("C1", "new", "2026-03-11 07:59", "wd5"),
      p.received("C1", "edge", "2026-03-11 07:00", "wd5"),
      p.received("C1", "old", "2026-03-11 06:59:59.999", "wd5"),
      p.received("C1", "older", "2026-02-02 09:00", "wd5"),
    ]);
    const { delay } = await connectionOf(p, "C1");
    expect(delay).toMatchObject({ events: 2, older: 2, medianMs: 60_000, p90Ms: 3_600_000 });
  });

  test("a unit that never sent is told so, and nothing is missing", async () => {
    const p = await Province.create(server);
    const connection = await connectionOf(p, "C1");
    expect(connection).toMatchObject({ state: "never", lastEventAt: null, heardAt: null, feeds: [], above: null });
    expect(connection.gaps).toEqual({ days: 0, total: 0, items: [] });
    expect(connection.delay).toMatchObject({ events: 0, older: 0, medianMs: null, p90Ms: null });
  });
});

describe("feeds, repetitions and refusals", () => {
  test("CON-4: a repetition counts for its feed, its unit and the day; a feed above is not named", async () => {
    setClock("2026-03-11 09:00");
    const p = await Province.create(server);
    const own = [p.received("C1", "A1", "2026-03-11 08:50", "wd5"), p.received("C1", "A2", "2026-03-11 08:51", "wd5")];
    await p.take(own, "C1");
    expect(await p.send([...own, ...own], "C1")).toMatchObject({ accepted: 0, duplicates: 4 });
    const above = [
      p.received("C1", "A3", "2026-03-11 08:52", "wd5"),
      p.received("C2", "A4", "2026-03-11 08:53", "wd5"),
    ];
    expect(await p.send([...above, ...above], "")).toMatchObject({ accepted: 2, duplicates: 2 });
    const commune = await connectionOf(p, "C1");
    expect(commune.duplicates.total).toBe(5);
    expect(commune.duplicates.since).toBe("2026-03-02T00:00:00.000Z");
    expect(commune.duplicates.days.filter(({ count }) => count > 0)).toEqual([{ day: "2026-03-11", count: 5 }]);
    expect(commune.feeds).toEqual([
      {
        ...{ name: "feed C1", unit: p.unit("C1"), connected: false, lastEventAt: "2026-03-11T02:00:00.000Z" },
        ...{ events: 2, duplicates: 4, rejected: 0 },
      },
    ]);
    expect(commune.above).toEqual({ events: 1, duplicates: 1, lastEventAt: "2026-03-11T02:00:00.000Z" });
    expect(JSON.stringify(commune)).not.toContain('feed "');
    const province = await connectionOf(p, "");
    expect(province.above).toBeNull();
    expect(province.feeds.map(({ name, events, duplicates }) => [name, events, duplicates]).sort()).toEqual([
      ["feed ", 2, 2],
      ["feed C1", 2, 4],
    ]);
    expect(province.units.map(({ code, state }) => [code, state])).toEqual([
      [p.unit(""), "never"],
      [p.unit("C1"), "live"],
      [p.unit("C2"), "live"],
      [p.unit("C3"), "never"],
      [p.unit("D1"), "never"],
      [p.unit("D2"), "never"],
    ]);
  });

  test("refusals by reason and field, those of a feed above where it names the unit, and no others", async () => {
    setClock("2026-03-11 09:10");
    const p = await Province.create(server);
    const noChannel = { procedure: "wd5" };
    await p.send(
      ["B1", "B2"].map((dossier) => p.event("C1", "received", dossier, "2026-03-11 09:00", noChannel)),
      "C1",
    );
    await p.send([p.event("C1", "received", "B3", "2026-03-12 09:00", { procedure: "wd5", channel: "counter" })], "");
    await p.send([p.event("C2", "received", "B4", "2026-03-11 09:00", noChannel)], "");
    // A feed from elsewhere names the unit, and may not.
    await p.send([p.received("C1", "B5", "2026-03-11 09:00", "wd5")], "C3");
    const { rejected } = await connectionOf(p, "C1");
    expect(rejected.total).toBe(3);
    expect(rejected.reasons.map(({ code, path, count }) => [code, path, count])).toEqual([
      ["invalid", "data.channel", 2],
      ["invalid", "time", 1],
    ]);
    expect(rejected.reasons[0]?.sample.map(({ subject }) => subject)).toEqual([p.dossier("B2"), p.dossier("B1")]);
    expect((await connectionOf(p, "D2")).rejected.reasons).toMatchObject([{ code: "forbidden", path: "source" }]);
    expect((await connectionOf(p, "")).rejected.total).toBe(5);
  });
});

describe("faults of the data", () => {
  test("their counts are those of their lists", async () => {
    setClock("2026-03-11 09:20");
    const p = await Province.create(server);
    await p.take([
      p.received("C1", "F1", "2026-03-11 09:00", "wd5"),
      p.received("C1", "F1", "2026-03-11 09:01", "wd5"),
      p.event("C1", "resolved", "F2", "2026-03-11 09:02", { outcome: "approved" }),
      p.received("C1", "F3", "2026-03-11 09:03", "none-such"),
    ]);
    await p.take([p.event("C2", "suspended", "F1", "2026-03-11 09:10")], "C2");
    for (const name of ["C1", "C2", "D1", ""]) {
      const { faults } = await connectionOf(p, name);
      for (const [kind, count] of Object.entries(faults)) {
        const { body } = await p.call("GET", `/api/v1/faults?unit=${p.unit(name)}&kind=${kind}`);
        expect([name, kind, (body as { total: number }).total]).toEqual([name, kind, count]);
      }
    }
    expect((await connectionOf(p, "C1")).faults).toEqual({
      ...{ doubleReceived: 1, orphan: 1, unknownProcedure: 1, foreign: 0 },
    });
    expect((await connectionOf(p, "C2")).faults).toMatchObject({ foreign: 1 });
  });

  test("CON-3: resolved without a payment, page by page", async () => {
    setClock("2026-03-11 09:30");
    const p = await Province.create(server);
    const dossiers = Array.from({ length: 22 }, (_, index) => `P${index + 10}`);
    await p.take(
      dossiers.flatMap((dossier, index) => [
        p.received("C1", dossier, "2026-03-09 09:00", "wd5"),
        ...(index < 20 ? [p.event("C1", "paid", dossier, "2026-03-09 09:05", { method: "online" })] : []),
        p.event("C1", "resolved", dossier, "2026-03-10 09:00", { outcome: "approved" }),
      ]),
    );
    const { unpaid } = await connectionOf(p, "C1");
    expect(unpaid).toMatchObject({ from: "2025-12-12", to: "2026-03-11", total: 2 });
    expect(unpaid.procedures).toEqual([
      { unit: p.unit("C1"), procedure: "wd5", name: "Thủ tục wd5", resolved: 22, unpaid: 2, basis: "habit" },
    ]);
    const codes: string[] = [];
    let cursor: string | null = null;
    do {
      const next: string = cursor === null ? "" : `&cursor=${cursor}`;
      const { body } = await p.call("GET", `/api/v1/connection/unpaid?unit=${p.unit("C1")}&limit=1${next}`);
      const page = body as { total: number; items: { code: string }[]; nextCursor: string | null };
      expect(page.total).toBe(2);
      codes.push(...page.items.map(({ code }) => code));
      cursor = page.nextCursor;
    } while (cursor !== null);
    expect(codes).toEqual(["P30", "P31"].map((name) => p.dossier(name)));
    expect((await connectionOf(p, "C2")).unpaid.total).toBe(0);
  });

  test("CON-3: the catalogue says where a fee is due, from one dossier on, and where there is none", async () => {
    setClock("2026-03-11 09:50");
    const p = await Province.create(server);
    const put = async (code: string, fee: string | null) => {
      const body = [{ code, name: code, field: "Hộ tịch", level: "commune", service: "full", limit: 1, fee }];
      const bodies = body.map((procedure) => ({ ...procedure, limitUnit: "workingDay" }));
      expect((await p.call("PUT", "/api/v1/procedures", { body: bodies })).status).toBe(200);
    };
    const [paying, free] = [`${p.code}.paying`, `${p.code}.free`];
    await put(paying, "due");
    await put(free, "none");
    const done = (dossier: string, procedure: string, isPaid: boolean) => [
      p.received("C1", dossier, "2026-03-10 09:00", procedure),
      ...(isPaid ? [p.event("C1", "paid", dossier, "2026-03-10 09:05", { method: "counter", amount: 0 })] : []),
      p.event("C1", "resolved", dossier, "2026-03-10 10:00", { outcome: "approved" }),
    ];
    const names = Array.from({ length: 12 }, (_, index) => `N${index + 10}`);
    await p.take([
      ...done("D1", paying, false),
      // Who is exempt pays nothing.
      ...done("D2", paying, true),
      ...names.flatMap((name, index) => done(name, free, index > 0)),
    ]);
    const unpaidOf = async (unit: string) => {
      const { body } = await p.call("GET", `/api/v1/connection/unpaid?unit=${p.unit(unit)}`);
      const { total, items } = body as { total: number; items: { code: string }[] };
      expect(total).toBe(items.length);
      return items.map(({ code }) => code);
    };
    for (const unit of ["C1", ""]) expect(await unpaidOf(unit)).toEqual([p.dossier("D1")]);
    expect((await connectionOf(p, "C1")).unpaid).toMatchObject({
      total: 1,
      procedures: [{ unit: p.unit("C1"), procedure: paying, resolved: 2, unpaid: 1, basis: "fee" }],
    });
    // Where the catalogue falls silent again, the habit speaks.
    await put(free, null);
    expect(await unpaidOf("C1")).toEqual([p.dossier("D1"), p.dossier("N10")]);
    await put(paying, "none");
    expect(await unpaidOf("C1")).toEqual([p.dossier("N10")]);
    expect(await unpaidOf("C2")).toEqual([]);
  });
});

test("only who may read the unit's dossiers is told, and what lies outside does not exist", async () => {
  const p = await Province.create(server);
  const [commune, other] = [p.unit("C1"), p.unit("C2")];
  const staff = await tokenAt(p, "C1");
  const feed = await p.feedToken("C1");
  for (const path of ["connection", "connection/unpaid"]) {
    const asked = (unit: string, token?: string) =>
      call(server.url, "GET", `/api/v1/${path}?unit=${unit}`, token === undefined ? {} : { token });
    expect((await asked(commune, staff)).status).toBe(200);
    expect((await asked(commune, BOOTSTRAP_TOKEN)).status).toBe(200);
    expect((await asked(commune)).status).toBe(401);
    expect((await asked(commune, feed)).status).toBe(403);
    const outside = await asked(other, staff);
    expect([outside.status, outside.body]).toEqual([404, (await asked("NOWHERE", staff)).body]);
  }
});
