import { afterAll, beforeAll, expect, test } from "vitest";
import { Province, provisionProcedures, wall } from "./province.test-support.ts";
import { startTestServer, type TestServer } from "./running-server.test-support.ts";

// March 2026: the 2nd is a Monday and there is no public holiday in it. 27 and 30 April and 1 May are days off.

let server: TestServer;
let province: Province;
beforeAll(async () => {
  server = await startTestServer(wall("2026-05-29 18:00"));
  await provisionProcedures(server);
  province = await Province.create(server);
});
afterAll(() => server.stop());

let dossiers = 0;

async function dueAtAfter(
  received: readonly [time: string, procedure: string, data?: object],
  later: readonly (readonly [time: string, type: string, data?: object])[] = [],
): Promise<unknown> {
  dossiers += 1;
  const name = `due-${dossiers}`;
  await province.take([
    province.received("C1", name, ...received),
    ...later.map(([time, type, data]) => province.event("C1", type, name, time, data)),
  ]);
  return instant((await province.readDossier(name)).dueAt);
}

function instant(text: unknown): unknown {
  return typeof text === "string" ? new Date(text).toISOString() : (text ?? null);
}

function at(time: string): string {
  return new Date(wall(time)).toISOString();
}

test.each([
  ["the close of the third working day", "2026-03-02 09:00", "wd3", "2026-03-05 17:00"],
  ["received on a Saturday", "2026-03-07 09:00", "wd3", "2026-03-11 17:00"],
  ["over a weekend", "2026-03-06 16:00", "wd1", "2026-03-09 17:00"],
  ["over public holidays", "2026-04-24 09:00", "wd3", "2026-05-04 17:00"],
  ["a Saturday that was made a working day", "2026-01-09 09:00", "wd1", "2026-01-10 17:00"],
  ["a day off that was swapped", "2025-12-31 09:00", "wd1", "2026-01-05 17:00"],
  ["the same day before 15:00", "2026-03-02 14:59:59.999", "wd0", "2026-03-02 17:00"],
  ["the same day from 15:00 on", "2026-03-02 15:00", "wd0", "2026-03-03 17:00"],
  ["the same day, received on a Sunday", "2026-03-08 10:00", "wd0", "2026-03-09 17:00"],
  ["working hours over lunch", "2026-03-02 09:00", "wh4", "2026-03-02 15:00"],
  ["working hours over a weekend, up to a close", "2026-03-06 16:00", "wh8.5", "2026-03-09 17:00"],
  ["working hours from before the opening", "2026-03-02 06:00", "wh4", "2026-03-02 11:30"],
  ["no working hour", "2026-03-08 10:00", "wh0", "2026-03-08 10:00"],
  ["calendar days that end on a Saturday", "2026-03-02 09:00", "cd5", "2026-03-09 17:00"],
  ["calendar days that end on a working day", "2026-03-02 09:00", "cd10", "2026-03-12 17:00"],
  ["a close that is not after the receipt", "2026-03-02 17:00", "cd0", "2026-03-03 17:00"],
  ["a close just after the receipt", "2026-03-02 16:59:59.999", "cd0", "2026-03-02 17:00"],
])("deadline: %s", async (_, received, procedure, due) => {
  expect(await dueAtAfter([received, procedure])).toBe(at(due));
});

test("deadline: the one that was given stands, to the millisecond", async () => {
  expect(await dueAtAfter(["2026-03-02 09:00", "wd3", { dueAt: wall("2026-03-08 03:04:05.678") }])).toBe(
    at("2026-03-08 03:04:05.678"),
  );
  expect(await dueAtAfter(["2026-03-02 09:00", "wd3", { dueAt: null }])).toBe(at("2026-03-05 17:00"));
});

test.each([
  ["three working days were left", "wd5", undefined, "2026-03-04 10:00", "2026-03-12 10:00", "2026-03-17 17:00"],
  ["resumed on a Saturday", "wd5", undefined, "2026-03-04 10:00", "2026-03-14 10:00", "2026-03-18 17:00"],
  ["at the old time of day", "wd5", "2026-03-05 15:20", "2026-03-04 10:00", "2026-03-12 10:00", "2026-03-13 15:20"],
  ["none left, before the time", "wd5", "2026-03-04 15:00", "2026-03-04 10:00", "2026-03-05 09:00", "2026-03-05 15:00"],
  ["none left, after the time", "wd5", "2026-03-04 15:00", "2026-03-04 10:00", "2026-03-05 16:00", "2026-03-05 17:00"],
  ["none left, after the close", "wd5", "2026-03-04 15:00", "2026-03-04 10:00", "2026-03-05 18:00", "2026-03-06 17:00"],
  ["none left, a Saturday", "wd5", "2026-03-04 15:00", "2026-03-04 10:00", "2026-03-07 09:00", "2026-03-09 15:00"],
  ["past already", "wd5", "2026-03-04 10:00", "2026-03-04 11:00", "2026-03-10 11:00", "2026-03-04 10:00"],
  ["working hours run on", "wh4", undefined, "2026-03-02 14:00", "2026-03-05 16:30", "2026-03-06 08:00"],
  ["given, limit in hours", "wh4", "2026-03-03 08:30", "2026-03-02 16:00", "2026-03-04 08:00", "2026-03-04 10:00"],
  ["no working hour left", "wh4", "2026-03-03 07:30", "2026-03-02 17:30", "2026-03-04 09:10", "2026-03-04 09:10"],
  ["calendar days", "cd10", undefined, "2026-03-11 10:00", "2026-03-16 10:00", "2026-03-17 17:00"],
])("suspension: %s", async (_, procedure, given, suspended, resumed, due) => {
  const data = given === undefined ? {} : { dueAt: wall(given) };
  expect(
    await dueAtAfter(
      ["2026-03-02 09:00", procedure, data],
      [
        [suspended, "suspended", { reason: "missing-papers" }],
        [resumed, "resumed"],
      ],
    ),
  ).toBe(at(due));
});

test("suspension: suspended while suspended and resumed while not change nothing", async () => {
  const due = await dueAtAfter(
    ["2026-03-02 09:00", "wd5"],
    [
      ["2026-03-03 08:00", "resumed"],
      ["2026-03-04 10:00", "suspended"],
      ["2026-03-06 10:00", "suspended"],
      ["2026-03-12 10:00", "resumed"],
      ["2026-03-20 10:00", "resumed"],
    ],
  );
  expect(due).toBe(at("2026-03-17 17:00"));
});

test("extension: sets the deadline; while suspended the resumption takes it, against the moment of the suspension", async () => {
  const extension = { dueAt: wall("2026-03-20 12:00"), reason: "site-visit" };
  expect(await dueAtAfter(["2026-03-02 09:00", "wd5"], [["2026-03-05 09:00", "extended", extension]])).toBe(
    at("2026-03-20 12:00"),
  );
  // Twelve working days in (4 March, 20 March], so the twelfth after 12 March.
  const suspended = [
    ["2026-03-04 10:00", "suspended"],
    ["2026-03-05 09:00", "extended", extension],
    ["2026-03-12 10:00", "resumed"],
  ] as const;
  expect(await dueAtAfter(["2026-03-02 09:00", "wd5"], suspended)).toBe(at("2026-03-30 12:00"));
  // Past at the suspension when it was extended to a moment before it: it stays.
  const back = [
    ["2026-03-04 10:00", "suspended"],
    ["2026-03-05 09:00", "extended", { dueAt: wall("2026-03-04 09:00") }],
    ["2026-03-12 10:00", "resumed"],
  ] as const;
  expect(await dueAtAfter(["2026-03-02 09:00", "wd5"], back)).toBe(at("2026-03-04 09:00"));
});

test("judging: ahead, on time and late by the deadline's date and instant", async () => {
  const place = await Province.create(server);
  // Each is due on Thursday 5 March at 17:00.
  const cases = [
    ["a", "2026-03-04 23:59:59.999", "resolvedAhead"],
    ["b", "2026-03-05 00:00", "resolvedOnTime"],
    ["c", "2026-03-05 17:00:00.000", "resolvedOnTime"],
    ["d", "2026-03-05 17:00:00.001", "resolvedLate"],
    ["e", "2026-04-05 10:00", "resolvedLate"],
  ] as const;
  for (const [name, resolved] of cases) {
    await place.take([
      place.received("C1", name, "2026-03-02 09:00", "wd3"),
      place.event("C1", "resolved", name, resolved, { outcome: "approved" }),
    ]);
  }
  // Without a deadline: on time.
  await place.take([
    place.received("C1", "f", "2026-03-02 09:00", `${place.code}-nobody-knows`),
    place.event("C1", "resolved", "f", "2026-05-02 09:00", { outcome: "refused" }),
  ]);
  const period = { from: "2026-03-01", to: "2026-05-29" };
  const codesOf = async (measure: string) =>
    (await place.dossiers("", { ...period, measure })).items.map(({ code }) => code).sort();
  expect(await codesOf("resolvedAhead")).toEqual([place.dossier("a")]);
  expect(await codesOf("resolvedOnTime")).toEqual(["b", "c", "f"].map((name) => place.dossier(name)));
  expect(await codesOf("resolvedLate")).toEqual(["d", "e"].map((name) => place.dossier(name)));
});

test("judging: what is closed while suspended is judged as if it had been resumed at that moment", async () => {
  const place = await Province.create(server);
  const cases = [
    // Three working days left: resumed on 16 March it would be due on the 19th.
    ["ahead", undefined, "2026-03-16 10:00"],
    // None left: resumed on 10 March it would be due that day, at 15:00 or, if that is past, at the close.
    ["before-the-time", "2026-03-04 15:00", "2026-03-10 14:00"],
    ["after-the-time", "2026-03-04 15:00", "2026-03-10 16:00"],
    // Past already when it was suspended.
    ["past", "2026-03-04 09:00", "2026-03-10 16:00"],
  ] as const;
  for (const [name, given, resolved] of cases) {
    await place.take([
      place.received("C1", name, "2026-03-02 09:00", "wd5", given === undefined ? {} : { dueAt: wall(given) }),
      place.event("C1", "suspended", name, "2026-03-04 10:00"),
      place.event("C1", "resolved", name, resolved, { outcome: "approved" }),
    ]);
  }
  const board = await place.board("", { from: "2026-03-01", to: "2026-03-31" });
  expect(board.measures).toMatchObject({ resolved: 4, resolvedAhead: 1, resolvedOnTime: 2, resolvedLate: 1 });
});
