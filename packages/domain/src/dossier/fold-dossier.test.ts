import { describe, expect, it } from "vitest";
import {
  BODIES,
  context,
  EIGHT_HOURS,
  ELSEWHERE,
  event,
  HANDLER,
  RECEIVER,
  received,
  shown,
  sorted,
  TOP,
  UNKNOWN,
} from "./dossier-events.test-support.ts";
import type { DossierEvent } from "./event.ts";
import { foldDossier } from "./fold-dossier.ts";
import type { EventFate } from "./timeline.ts";

const fold = (...events: DossierEvent[]) => foldDossier(sorted(events), context);

type State = "unreceived" | "open" | "suspended" | "resolved" | "withdrawn";

const BEFORE: Readonly<Record<State, readonly DossierEvent[]>> = {
  unreceived: [],
  open: [received("2026-03-02 08:00")],
  suspended: [received("2026-03-02 08:00"), event("2026-03-02 09:00", BODIES.suspended)],
  resolved: [received("2026-03-02 08:00"), event("2026-03-02 09:00", BODIES.resolved)],
  withdrawn: [received("2026-03-02 08:00"), event("2026-03-02 09:00", BODIES.withdrawn)],
};

/** Whether a dossier in a state is changed by an event of each type. Every cell is decided. */
const FATES: Readonly<Record<State, Readonly<Record<DossierEvent["type"], EventFate>>>> = {
  unreceived: {
    ...all("orphan"),
    received: "counted",
  },
  open: { ...all("counted"), received: "doubleReceived", resumed: "ineffective" },
  suspended: { ...all("counted"), received: "doubleReceived", suspended: "ineffective" },
  resolved: {
    ...all("ineffective"),
    received: "doubleReceived",
    digitized: "counted",
    paid: "counted",
    returned: "counted",
    rated: "counted",
  },
  withdrawn: {
    ...all("ineffective"),
    received: "doubleReceived",
    digitized: "counted",
    paid: "counted",
    returned: "counted",
    rated: "counted",
  },
};

function all(fate: EventFate): Record<DossierEvent["type"], EventFate> {
  return Object.fromEntries(Object.keys(BODIES).map((type) => [type, fate])) as Record<DossierEvent["type"], EventFate>;
}

describe("FOLD-2, FOLD-3, FOLD-4, FOLD-7: what each event does in each state", () => {
  const cells = (Object.keys(FATES) as State[]).flatMap((state) =>
    (Object.keys(BODIES) as DossierEvent["type"][]).map((type) => ({ state, type, fate: FATES[state][type] })),
  );
  it.each(cells)("$state, then $type: $fate", ({ state, type, fate }) => {
    const timeline = fold(...BEFORE[state], event("2026-03-03 10:00", BODIES[type]));
    expect(timeline.fates.at(-1)).toBe(fate);
  });
});

describe("FOLD-1: the order", () => {
  it("is by time first, whatever the order of arrival", () => {
    const late = received("2026-03-02 09:00", { channel: "postal" });
    const early = received("2026-03-02 08:00", { channel: "onlineFull" });
    expect(fold(late, early).received?.channel).toBe("onlineFull");
  });

  it("then by source, then by id, by bytes of UTF-8: a full-width sign comes before an emoji", () => {
    const same = (source: string, id: string) => received("2026-03-02 08:00", {}, { source, id });
    expect(fold(same("/units/C1/\u{1F600}", "1"), same("/units/C1/｡", "2")).received?.id).toBe("2");
    expect(fold(same("/units/C1", "\u{1F600}"), same("/units/C1", "｡")).received?.id).toBe("｡");
    expect(fold(same("/units/C1", "10"), same("/units/C1", "9")).received?.id).toBe("10");
  });
});

describe("FOLD-5: components only ever rise", () => {
  const digitized = (time: string, components: "partial" | "full") => event(time, { type: "digitized", components });

  it("from partial to full, each from its own moment", () => {
    const timeline = fold(
      received("2026-03-02 08:00"),
      digitized("2026-03-03 08:00", "partial"),
      digitized("2026-03-04 08:00", "full"),
      digitized("2026-03-05 08:00", "partial"),
    );
    expect([timeline.componentsAnyAt, timeline.componentsFullAt].map(shown)).toEqual([
      "2026-03-03 08:00",
      "2026-03-04 08:00",
    ]);
    expect(timeline.fates).toEqual(["counted", "counted", "counted", "ineffective"]);
  });

  it("the receipt sets the first level, and full is partial too", () => {
    const timeline = fold(received("2026-03-02 08:00", { components: "full" }), digitized("2026-03-03 08:00", "full"));
    expect([timeline.componentsAnyAt, timeline.componentsFullAt].map(shown)).toEqual([
      "2026-03-02 08:00",
      "2026-03-02 08:00",
    ]);
    expect(timeline.fates[1]).toBe("ineffective");
  });
});

describe("FOLD-6: whose events count", () => {
  const transferred = event("2026-03-03 08:00", BODIES.transferred);
  const later = (feed: number) => event("2026-03-04 08:00", BODIES.paid, { feed, unit: ELSEWHERE });

  it.each([
    ["the receiving unit's", RECEIVER, "counted"],
    ["the handling unit's", HANDLER, "counted"],
    ["one above both", TOP, "counted"],
    ["any other's", ELSEWHERE, "foreign"],
  ] as const)("%s feed after a transfer: %#", (_, feed, fate) => {
    expect(fold(received("2026-03-02 08:00"), transferred, later(feed)).fates[2]).toBe(fate);
  });

  it("the unit that will handle it only later does not count yet", () => {
    const timeline = fold(
      received("2026-03-02 08:00"),
      event("2026-03-02 09:00", BODIES.paid, { feed: HANDLER }),
      transferred,
    );
    expect(timeline.fates).toEqual(["counted", "foreign", "counted"]);
  });

  it("a foreign transfer moves nothing, and a foreign closing closes nothing", () => {
    const timeline = fold(
      received("2026-03-02 08:00"),
      event("2026-03-03 08:00", { type: "transferred", toUnit: ELSEWHERE }, { feed: ELSEWHERE }),
      event("2026-03-04 08:00", BODIES.resolved, { feed: ELSEWHERE }),
    );
    expect(timeline.fates).toEqual(["counted", "foreign", "foreign"]);
    expect(timeline.closing).toBeNull();
    expect(timeline.segments.map(({ unit }) => unit)).toEqual([RECEIVER]);
  });

  it("it is foreign after the closing too, and the first received is nobody's but its own", () => {
    const closed = event("2026-03-03 08:00", BODIES.resolved);
    expect(fold(received("2026-03-02 08:00"), closed, later(ELSEWHERE)).fates[2]).toBe("foreign");
    expect(fold(received("2026-03-02 08:00", {}, { feed: ELSEWHERE })).fates).toEqual(["counted"]);
  });
});

describe("FOLD-7: the clock", () => {
  const suspended = event("2026-03-04 08:00", BODIES.suspended);
  const resumed = event("2026-03-06 08:00", BODIES.resumed);
  const dueTimes = (...events: DossierEvent[]) =>
    fold(received("2026-03-02 08:00"), ...events).deadlines.map(({ kind, dueAt }) => `${kind} ${shown(dueAt)}`);

  it("DUE-7: goes on with as many working days as were left", () => {
    expect(dueTimes(suspended, resumed)).toEqual(["procedure 2026-03-09 17:00", "resumed 2026-03-11 17:00"]);
  });

  it("a deadline that is extended while suspended is the one that goes on", () => {
    const extended = event("2026-03-05 08:00", { type: "extended", dueAt: dueAtOf("2026-03-04 15:00") });
    expect(dueTimes(suspended, extended, resumed)).toEqual([
      "procedure 2026-03-09 17:00",
      "extended 2026-03-04 15:00",
      "resumed 2026-03-06 15:00",
    ]);
  });

  it("DUE-10: in working hours, whoever set the deadline", () => {
    const timeline = fold(received("2026-03-02 08:00", { procedure: EIGHT_HOURS }), suspended, resumed);
    expect(timeline.deadlines.map(({ dueAt }) => shown(dueAt))).toEqual(["2026-03-03 08:30"]);
    const given = received("2026-03-02 08:00", { procedure: EIGHT_HOURS, dueAt: dueAtOf("2026-03-04 10:00") });
    expect(fold(given, suspended, resumed).deadlines.map(({ dueAt }) => shown(dueAt))).toEqual([
      "2026-03-04 10:00",
      "2026-03-06 10:00",
    ]);
  });

  it("a procedure that nobody knows has no deadline, unless one was given", () => {
    expect(fold(received("2026-03-02 08:00", { procedure: UNKNOWN }), suspended, resumed).deadlines).toEqual([]);
    const given = received("2026-03-02 08:00", { procedure: UNKNOWN, dueAt: dueAtOf("2026-03-05 10:00") });
    expect(fold(given, suspended, resumed).deadlines.map(({ dueAt }) => shown(dueAt))).toEqual([
      "2026-03-05 10:00",
      "2026-03-09 10:00",
    ]);
  });

  it("closed while suspended it is judged as if it had been resumed at that moment", () => {
    const closedAt = (time: string) =>
      fold(received("2026-03-02 08:00"), suspended, event(time, BODIES.resolved)).closing;
    expect(closedAt("2026-03-20 10:00")).toMatchObject({ timing: "ahead", dueAt: dueAtOf("2026-03-25 17:00") });
    expect(fold(received("2026-03-02 08:00"), event("2026-03-20 10:00", BODIES.resolved)).closing?.timing).toBe("late");
  });
});

describe("FOLD-8: who handles it", () => {
  it("the receiving unit until a transfer, and each unit after the one before", () => {
    const timeline = fold(
      received("2026-03-02 08:00"),
      event("2026-03-03 08:00", { type: "transferred", toUnit: RECEIVER }),
      event("2026-03-04 08:00", BODIES.transferred),
      event("2026-03-05 08:00", BODIES.resolved, { feed: HANDLER }),
    );
    expect(timeline.fates[1]).toBe("ineffective");
    expect(timeline.segments.map(({ unit, from, until }) => [unit, shown(from), shown(until)])).toEqual([
      [RECEIVER, "2026-03-02 08:00", "2026-03-04 08:00"],
      [HANDLER, "2026-03-04 08:00", "2026-03-05 08:00"],
    ]);
    expect(timeline.closing?.unit).toBe(HANDLER);
  });
});

describe("FOLD-9: payments and ratings", () => {
  it("each is kept, at the unit of its time, after the closing too", () => {
    const timeline = fold(
      received("2026-03-02 08:00"),
      event("2026-03-03 08:00", BODIES.paid),
      event("2026-03-04 08:00", BODIES.transferred),
      event("2026-03-04 09:00", BODIES.resolved),
      event("2026-03-05 08:00", { type: "paid", method: "counter", amount: null }),
      event("2026-03-06 08:00", BODIES.rated),
      event("2026-03-07 08:00", { type: "rated", score: 2 }),
    );
    expect(timeline.payments.map(({ unit, online }) => [unit, online])).toEqual([
      [RECEIVER, true],
      [HANDLER, false],
    ]);
    expect(timeline.ratings.map(({ unit, score }) => [unit, score])).toEqual([
      [HANDLER, 4],
      [HANDLER, 2],
    ]);
  });
});

describe("FOLD-3: what comes before the receipt", () => {
  it("has no effect, by the order of the fold and not of arrival", () => {
    const timeline = fold(
      event("2026-03-01 08:00", BODIES.resolved, { unit: ELSEWHERE }),
      received("2026-03-02 08:00"),
    );
    expect(timeline.fates).toEqual(["orphan", "counted"]);
    expect(timeline.closing).toBeNull();
    expect(timeline.first.unit).toBe(ELSEWHERE);
  });
});

function dueAtOf(text: string): number {
  return received(text).time;
}
