import { describe, expect, test } from "vitest";
import { type HandMadeEvent, handMadeWorld, hcm, hcmText, on, procedure, received } from "./hand-made-world.ts";
import { oracleBoard } from "./oracle-board.ts";
import { oracleDossiers } from "./oracle-dossiers.ts";

const april = { from: "2026-04-20", to: "2026-04-30", now: hcm("2026-05-30 12:00") };

function measures(
  events: readonly HandMadeEvent[],
  query: { from?: string; to?: string; at?: number; unit?: string } = {},
) {
  return oracleBoard(handMadeWorld(events), { ...april, ...query }).measures;
}

const resolved = (time: string, data = {}) => on(time, "dossier.resolved", { outcome: "approved", ...data });

describe("Resolved on a date before the deadline's date: ahead. On that date and not after the instant: on time", () => {
  // Three working days from Monday 20 April: Thursday 23 April, 17:00.
  test.each([
    ["2026-04-22 23:59:59.999", { resolved: 1, resolvedAhead: 1, resolvedOnTime: 0, resolvedLate: 0 }],
    ["2026-04-23 00:00", { resolvedAhead: 0, resolvedOnTime: 1, resolvedLate: 0 }],
    ["2026-04-23 17:00", { resolvedAhead: 0, resolvedOnTime: 1, resolvedLate: 0 }],
    ["2026-04-23 17:00:00.001", { resolvedAhead: 0, resolvedOnTime: 0, resolvedLate: 1 }],
  ])("resolved %s", (time, expected) => {
    expect(measures([received("2026-04-20 08:00"), resolved(time)])).toMatchObject(expected);
  });

  test("without a deadline: on time", () => {
    const events = [received("2026-04-20 08:00", { procedure: "unknown" }), resolved("2026-04-30 08:00")];
    expect(measures(events)).toMatchObject({ resolved: 1, resolvedOnTime: 1 });
  });

  test("a dossier resolved while suspended is judged as if it had been resumed at that moment", () => {
    // Two working days are left in (21, 23 April]: resumed on the 28th, it would be due on the 30th.
    const events = [
      received("2026-04-20 08:00"),
      on("2026-04-21 10:00", "dossier.suspended"),
      resolved("2026-04-28 10:00"),
    ];
    expect(measures(events)).toMatchObject({ resolvedAhead: 1, suspended: 0, inProgress: 0 });
  });
});

describe("sort by (time, then source, then id, by bytes of UTF-8) and fold", () => {
  const rated = (score: number, id: string) => on("2026-04-24 08:00", "dossier.rated", { score }, { id });

  test("of several rated the last one counts: U+1F600 stands after U+FF61, though not in UTF-16", () => {
    const events = [rated(5, "\u{1F600}"), rated(1, "\uFF61"), received("2026-04-20 08:00")];
    expect(measures(events)).toMatchObject({ rated: 1, satisfied: 1 });
  });

  test("the last rating up to the moment looked at, on its own date", () => {
    const events = [
      received("2026-04-20 08:00"),
      on("2026-04-24 08:00", "dossier.rated", { score: 4 }),
      on("2026-05-04 08:00", "dossier.rated", { score: 3 }),
    ];
    expect(measures(events)).toMatchObject({ rated: 0, satisfied: 0 });
    expect(measures(events, { at: hcm("2026-05-04 07:59:59.999") })).toMatchObject({ rated: 1, satisfied: 1 });
    expect(measures(events, { to: "2026-05-04" })).toMatchObject({ rated: 1, satisfied: 0 });
  });

  test("time is cut to the millisecond", () => {
    const { events, ...world } = handMadeWorld([received("2026-04-20 08:00"), resolved("2026-04-23 17:00")]);
    const cut = events.map((one) => ({ ...one, event: { ...one.event, time: one.event.time.replace("Z", "9999Z") } }));
    expect(oracleBoard({ ...world, events: cut }, april).measures).toMatchObject({
      resolvedOnTime: 1,
      resolvedLate: 0,
    });
  });
});

describe("which events count", () => {
  test("an event before the first received has no effect", () => {
    expect(measures([resolved("2026-04-20 07:59:59.999"), received("2026-04-20 08:00")])).toMatchObject({
      received: 1,
      resolved: 0,
      inProgress: 1,
      orphans: 0,
    });
  });

  test("a dossier without any received counts nowhere but in orphans of the unit of its first event", () => {
    const events = [
      on("2026-04-21 08:00", "dossier.paid", { method: "online" }, { unit: "D2" }),
      on("2026-04-20 08:00", "dossier.rated", { score: 5 }),
    ];
    const board = oracleBoard(handMadeWorld(events), { ...april, unit: "D1" });
    expect(board.measures).toMatchObject({ orphans: 1, paid: 0, rated: 0, inProgress: 0 });
    expect(board.fields["unclassified"]?.measures.orphans).toBe(1);
    expect(board.children["C1"]?.measures.orphans).toBe(1);
  });

  test("the first of resolved / withdrawn closes it; after that only digitized, paid, returned and rated have an effect", () => {
    const events = [
      received("2026-04-20 08:00"),
      on("2026-04-21 08:00", "dossier.withdrawn"),
      resolved("2026-04-22 08:00"),
      on("2026-04-22 09:00", "dossier.transferred", { toUnit: "D2" }),
      on("2026-04-23 08:00", "dossier.paid", { method: "online" }),
      on("2026-04-23 08:00", "dossier.digitized", { components: "full" }),
      on("2026-04-23 08:00", "dossier.rated", { score: 5 }),
    ];
    const expected = {
      withdrawn: 1,
      resolved: 0,
      paid: 1,
      paidOnline: 1,
      componentsFull: 1,
      satisfied: 1,
      inProgress: 0,
    };
    expect(measures(events, { unit: "C1" })).toMatchObject(expected);
  });

  test("components only ever rises, and counts for the date of receipt as it is by now or by `at`", () => {
    const events = [
      received("2026-04-20 08:00"),
      on("2026-05-04 08:00", "dossier.digitized", { components: "full" }),
      on("2026-05-05 08:00", "dossier.digitized", { components: "partial" }),
    ];
    expect(measures(events)).toMatchObject({ componentsAny: 1, componentsFull: 1 });
    expect(measures(events, { at: hcm("2026-05-04 07:59") })).toMatchObject({ componentsAny: 0, componentsFull: 0 });
    expect(measures(events, { from: "2026-05-04", to: "2026-05-06" })).toMatchObject({ componentsAny: 0 });
  });

  test("each paid counts, and the list has payments one item each", () => {
    const world = handMadeWorld([
      received("2026-04-20 08:00"),
      on("2026-04-20 09:00", "dossier.paid", { method: "online" }),
      on("2026-04-21 09:00", "dossier.paid", { method: "counter" }),
      on("2026-05-01 00:00", "dossier.paid", { method: "online" }),
    ]);
    expect(oracleBoard(world, april).measures).toMatchObject({ paid: 2, paidOnline: 1 });
    expect(oracleDossiers(world, { ...april, measure: "paid" })).toEqual(["H1", "H1"]);
    expect(oracleDossiers(world, { ...april, measure: "paid", field: "Hộ tịch" })).toEqual([]);
  });

  test("results by the date of the resolution: the digital ones, signed or not, and those signed", () => {
    const all = ["paper", "digital", "digitalSigned", null].flatMap((result, index) =>
      [received("2026-04-20 08:00"), resolved("2026-04-21 08:00", { result })].map((one) => ({
        ...one,
        subject: `H${index}`,
      })),
    );
    expect(measures(all)).toMatchObject({ resolved: 4, resultsDigital: 2, resultsSigned: 1 });
  });

  test("feedbacks: the first received and the first later answered count; late if after dueAt", () => {
    const feedback = (time: string, what: string, subject: string, data?: Readonly<Record<string, unknown>>) =>
      on(time, `feedback.${what}`, data, { subject });
    const events = [
      feedback("2026-04-20 08:00", "received", "F1", { dueAt: hcmText("2026-04-22 17:00") }),
      feedback("2026-04-22 17:00", "answered", "F1"),
      feedback("2026-04-25 17:00", "answered", "F1"),
      feedback("2026-04-20 08:00", "received", "F2", { dueAt: hcmText("2026-04-22 17:00") }),
      feedback("2026-04-22 17:00:00.001", "answered", "F2"),
      feedback("2026-04-22 08:00", "answered", "F3"),
      feedback("2026-04-22 08:00", "answered", "F4"),
      feedback("2026-04-22 09:00", "received", "F4"),
    ];
    const board = oracleBoard(handMadeWorld(events), april);
    const expected = { feedbackReceived: 3, feedbackAnswered: 2, feedbackLate: 1, orphans: 0, inProgress: 0 };
    expect(board.measures).toMatchObject(expected);
    expect(Object.keys(board.fields)).toEqual(["feedback"]);
  });
});

describe("a procedure that is not known yet", () => {
  test("counts under unclassified until it is provisioned, and then as if it had always been known", () => {
    const events = [received("2026-04-20 08:00")];
    const without = oracleBoard(handMadeWorld(events, { procedures: [] }), april);
    expect(without.measures).toMatchObject({ inProgress: 1, overdue: 0 });
    expect(Object.keys(without.fields)).toEqual(["unclassified"]);

    const provisionedAt = hcm("2026-05-04 08:00");
    const procedures = [procedure(3, "workingDay", { provisionedAt })];
    const after = oracleBoard(handMadeWorld(events, { procedures }), april);
    expect(after.measures).toMatchObject({ inProgress: 1, overdue: 1 });
    expect(after.hotspots[0]?.oldestDueAt).toBe(hcmText("2026-04-23 17:00"));
  });

  test("the field of a procedure, as a grouping, always is its present one", () => {
    const procedures = [
      procedure(3, "workingDay"),
      procedure(3, "workingDay", { provisionedAt: hcm("2026-05-04 08:00"), field: "Hộ tịch" }),
    ];
    const board = oracleBoard(handMadeWorld([received("2026-04-20 08:00")], { procedures }), april);
    expect(Object.keys(board.fields)).toEqual(["Hộ tịch"]);
  });
});
