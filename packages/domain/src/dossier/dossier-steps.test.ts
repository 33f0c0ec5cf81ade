import { describe, expect, it } from "vitest";
import { type BaseMeasure, MEASURE_INDEX } from "../measure/measures.ts";
import { dayOf } from "../time/zone.ts";
import { countSteps } from "./count-steps.test-support.ts";
import {
  at,
  BODIES,
  context,
  EIGHT_HOURS,
  ELSEWHERE,
  event,
  feedbackEvent,
  HANDLER,
  RECEIVER,
  received,
  sorted,
  UNKNOWN,
  vietnam,
} from "./dossier-events.test-support.ts";
import { dossierSteps, feedbackSteps } from "./dossier-steps.ts";
import type { DossierEvent } from "./event.ts";
import { foldDossier } from "./fold-dossier.ts";
import { foldFeedback } from "./fold-feedback.ts";
import { differenceOf, FEEDBACK_PROCEDURE, NO_PROCEDURE, type Step } from "./step.ts";

const MOMENTS_END = at("2026-12-31 23:59");

function stepsOf(...events: DossierEvent[]): Step[] {
  return dossierSteps(foldDossier(sorted(events), context), vietnam);
}

const stock = (steps: readonly Step[], measure: BaseMeasure, moment: string, unit?: number): number =>
  countSteps(steps, { measure, unit, at: at(moment) });

/** Booked on one day, seen from the end or from a moment. */
function flow(
  steps: readonly Step[],
  measure: BaseMeasure,
  date: string,
  seenFrom = MOMENTS_END,
  unit?: number,
): number {
  const day = dayOf(vietnam, at(`${date} 12:00`));
  return countSteps(steps, { measure, unit, at: seenFrom, from: day, to: day });
}

describe("STEP-1: differences", () => {
  const step: Step = { measure: 0, unit: 1, procedure: 16, day: 1, at: 5, due: 0, delta: 1 };

  it("what is in both vanishes, what is in one of them counts with its sign", () => {
    const other = { ...step, unit: 2 };
    const third = { ...step, unit: 3 };
    expect(differenceOf([step, other], [third, step])).toEqual([third, { ...other, delta: -1 }]);
    expect(differenceOf([step, step], [step])).toEqual([{ ...step, delta: -1 }]);
    expect(differenceOf([], [step, step])).toEqual([{ ...step, delta: 2 }]);
    expect(differenceOf([], [])).toEqual([]);
  });

  it.each(["measure", "unit", "procedure", "day", "at", "due"] as const)("steps that differ in %s are two", (name) => {
    expect(differenceOf([step], [{ ...step, [name]: 9 }])).toHaveLength(2);
  });
});

describe("STEP-2: orphans", () => {
  it("without a received it is one orphan, at the unit of its first event, from then on", () => {
    const steps = stepsOf(
      event("2026-03-03 08:00", BODIES.paid),
      event("2026-03-02 08:00", BODIES.resolved, { unit: ELSEWHERE }),
    );
    expect(steps).toHaveLength(1);
    expect(steps[0]?.procedure).toBe(NO_PROCEDURE);
    expect(stock(steps, "orphans", "2026-03-02 07:59", ELSEWHERE)).toBe(0);
    expect(stock(steps, "orphans", "2026-03-02 08:00", ELSEWHERE)).toBe(1);
  });

  it("received later it was an orphan until then, and is none after it", () => {
    const steps = stepsOf(event("2026-03-02 08:00", BODIES.paid, { unit: ELSEWHERE }), received("2026-03-04 08:00"));
    expect(stock(steps, "orphans", "2026-03-04 07:59")).toBe(1);
    expect(stock(steps, "orphans", "2026-03-04 08:00")).toBe(0);
    expect(flow(steps, "paid", "2026-03-02")).toBe(0);
  });
});

describe("STEP-3: the receipt and its papers", () => {
  it.each([
    ["counter", "receivedCounter"],
    ["onlinePartial", "receivedOnlinePartial"],
    ["onlineFull", "receivedOnlineFull"],
    ["postal", "receivedPostal"],
  ] as const)("by %s it is %s, on the day of receipt", (channel, measure) => {
    const steps = stepsOf(received("2026-03-02 23:59", { channel }));
    expect(flow(steps, measure, "2026-03-02")).toBe(1);
    expect(flow(steps, measure, "2026-03-03")).toBe(0);
  });

  it("papers digitized later are booked on the day of receipt, and were not there before", () => {
    const steps = stepsOf(
      received("2026-03-02 08:00"),
      event("2026-03-03 08:00", BODIES.transferred),
      event("2026-03-05 08:00", BODIES.digitized),
    );
    expect(flow(steps, "componentsFull", "2026-03-02", at("2026-03-05 07:59"))).toBe(0);
    expect(flow(steps, "componentsFull", "2026-03-02", at("2026-03-05 08:00"), RECEIVER)).toBe(1);
    expect(flow(steps, "componentsAny", "2026-03-02", MOMENTS_END, RECEIVER)).toBe(1);
    expect(flow(steps, "componentsFull", "2026-03-05")).toBe(0);
  });
});

describe("STEP-4: open time", () => {
  const steps = stepsOf(
    received("2026-03-02 08:00"),
    event("2026-03-03 08:00", { type: "transferred", toUnit: ELSEWHERE }),
    event("2026-03-03 08:00", BODIES.transferred, { source: "/units/C2" }),
    event("2026-03-05 08:00", BODIES.withdrawn, { feed: HANDLER }),
  );

  it.each([
    ["2026-03-02 07:59", 0, 0],
    ["2026-03-02 08:00", 1, 0],
    ["2026-03-03 07:59", 1, 0],
    ["2026-03-03 08:00", 0, 1],
    ["2026-03-05 07:59", 0, 1],
    ["2026-03-05 08:00", 0, 0],
  ])("at %s: %i at the receiving unit, %i at the handling one", (moment, own, handled) => {
    expect([stock(steps, "inProgress", moment, RECEIVER), stock(steps, "inProgress", moment, HANDLER)]).toEqual([
      own,
      handled,
    ]);
  });

  it("its steps are about the deadline that the clock runs towards", () => {
    // Due on Monday the 9th at 17:00; after a day's stop, on Tuesday the 10th.
    const stopped = stepsOf(
      received("2026-03-02 08:00"),
      event("2026-03-03 08:00", BODIES.suspended),
      event("2026-03-04 08:00", BODIES.resumed),
    );
    const open = stopped.filter(({ measure }) => measure === MEASURE_INDEX.inProgress);
    const [first, second] = [at("2026-03-09 17:00"), at("2026-03-10 17:00")];
    expect(open.map(({ at: from, due, delta }) => [from, due, delta])).toEqual([
      [at("2026-03-02 08:00"), first, 1],
      [at("2026-03-03 08:00"), first, -1],
      [at("2026-03-03 08:00"), 0, 1],
      [at("2026-03-04 08:00"), 0, -1],
      [at("2026-03-04 08:00"), second, 1],
    ]);
  });

  it("what lasts no time counts nowhere", () => {
    expect(steps.filter(({ unit }) => unit === ELSEWHERE)).toEqual([]);
    expect(stepsOf(received("2026-03-02 08:00"), event("2026-03-02 08:00", BODIES.resolved, { id: "z" }))).toHaveLength(
      4,
    );
  });
});

describe("STEP-5: the clock alone moves the numbers", () => {
  // Five working days from Monday: Monday the 9th at 17:00.
  const open = stepsOf(received("2026-03-02 08:00"));
  const measures = ["atRisk", "dueToday", "overdue"] as const;

  it.each([
    ["2026-03-06 16:29:59.999", [0, 0, 0]],
    ["2026-03-06 16:30", [1, 0, 0]],
    ["2026-03-08 23:59:59.999", [1, 0, 0]],
    ["2026-03-09 00:00", [1, 1, 0]],
    ["2026-03-09 17:00", [1, 1, 0]],
    ["2026-03-09 17:00:00.001", [0, 0, 1]],
    ["2026-06-01 00:00", [0, 0, 1]],
  ])("at %s: at risk, due today, overdue %j", (moment, expected) => {
    expect(measures.map((measure) => stock(open, measure, moment))).toEqual(expected);
  });

  it("while suspended nothing of the deadline counts, and afterwards it does by the new one", () => {
    const steps = stepsOf(
      received("2026-03-02 08:00"),
      event("2026-03-09 09:00", BODIES.suspended),
      event("2026-03-16 09:00", BODIES.resumed),
    );
    const seen = (moment: string) => [...measures, "suspended" as const].map((name) => stock(steps, name, moment));
    expect(seen("2026-03-09 08:59")).toEqual([1, 1, 0, 0]);
    expect(seen("2026-03-09 09:00")).toEqual([0, 0, 0, 1]);
    expect(seen("2026-03-12 09:00")).toEqual([0, 0, 0, 1]);
    expect(seen("2026-03-16 09:00")).toEqual([1, 1, 0, 0]);
    expect(seen("2026-03-16 17:00:00.001")).toEqual([0, 0, 1, 0]);
  });

  it("an extension takes an overdue dossier back, a closing ends everything", () => {
    const steps = stepsOf(
      received("2026-03-02 08:00", { procedure: EIGHT_HOURS }),
      event("2026-03-05 08:00", { type: "extended", dueAt: at("2026-03-06 10:00") }),
      event("2026-03-07 08:00", BODIES.resolved),
    );
    expect(stock(steps, "overdue", "2026-03-05 07:59")).toBe(1);
    expect(stock(steps, "overdue", "2026-03-05 08:00")).toBe(0);
    expect(stock(steps, "overdue", "2026-03-06 10:00:00.001")).toBe(1);
    expect(measures.map((name) => stock(steps, name, "2026-03-07 08:00"))).toEqual([0, 0, 0]);
  });

  it("without a deadline nothing of it ever counts", () => {
    const steps = stepsOf(received("2026-03-02 08:00", { procedure: UNKNOWN }));
    expect(measures.map((name) => stock(steps, name, "2026-12-31 00:00"))).toEqual([0, 0, 0]);
  });
});

describe("STEP-6: the closing, at the unit that handles the dossier", () => {
  const closed = (result: "paper" | "digital" | "digitalSigned") =>
    stepsOf(
      received("2026-03-02 08:00"),
      event("2026-03-03 08:00", BODIES.transferred),
      event("2026-03-04 08:00", { type: "resolved", outcome: "refused", result }),
    );

  it.each([
    ["paper", 0, 0],
    ["digital", 1, 0],
    ["digitalSigned", 1, 1],
  ] as const)("%s: %i digital, %i signed", (result, digital, signed) => {
    const steps = closed(result);
    const on = (measure: BaseMeasure) => flow(steps, measure, "2026-03-04", MOMENTS_END, HANDLER);
    expect([on("resolvedAhead"), on("resultsDigital"), on("resultsSigned")]).toEqual([1, digital, signed]);
  });

  it("DUE-12: on time on the day of the deadline, late a millisecond after it", () => {
    const resolved = (time: string) => stepsOf(received("2026-03-02 08:00"), event(time, BODIES.resolved));
    expect(flow(resolved("2026-03-09 17:00"), "resolvedOnTime", "2026-03-09")).toBe(1);
    expect(flow(resolved("2026-03-09 17:00:00.001"), "resolvedLate", "2026-03-09")).toBe(1);
  });
});

describe("STEP-7: ratings", () => {
  const steps = stepsOf(
    received("2026-03-02 08:00"),
    event("2026-03-03 08:00", { type: "rated", score: 4 }),
    event("2026-03-05 08:00", { type: "rated", score: 3 }),
  );

  it("the last one up to the moment looked at counts, on its own date", () => {
    const before = at("2026-03-05 07:59");
    expect([flow(steps, "rated", "2026-03-03", before), flow(steps, "satisfied", "2026-03-03", before)]).toEqual([
      1, 1,
    ]);
    expect([flow(steps, "rated", "2026-03-03"), flow(steps, "satisfied", "2026-03-03")]).toEqual([0, 0]);
    expect([flow(steps, "rated", "2026-03-05"), flow(steps, "satisfied", "2026-03-05")]).toEqual([1, 0]);
  });
});

describe("STEP-8: payments and feedbacks", () => {
  it("each payment on its day, online ones twice", () => {
    const counter = event("2026-03-03 09:00", { type: "paid", method: "counter", amount: null });
    const steps = stepsOf(received("2026-03-02 08:00"), event("2026-03-03 08:00", BODIES.paid), counter);
    expect([flow(steps, "paid", "2026-03-03"), flow(steps, "paidOnline", "2026-03-03")]).toEqual([2, 1]);
  });

  it("a feedback at the unit of its receipt, under a procedure of its own", () => {
    const events = [
      feedbackEvent("2026-03-02 08:00", { type: "feedbackReceived", dueAt: at("2026-03-02 09:00") }),
      feedbackEvent("2026-03-03 08:00", { type: "feedbackAnswered" }),
    ];
    const steps = feedbackSteps(foldFeedback(events, context), vietnam);
    expect(flow(steps, "feedbackReceived", "2026-03-02", MOMENTS_END, RECEIVER)).toBe(1);
    expect(flow(steps, "feedbackAnswered", "2026-03-03", MOMENTS_END, RECEIVER)).toBe(1);
    expect(flow(steps, "feedbackLate", "2026-03-03", MOMENTS_END, RECEIVER)).toBe(1);
    expect(new Set(steps.map(({ procedure }) => procedure))).toEqual(new Set([FEEDBACK_PROCEDURE]));
    expect(feedbackSteps(foldFeedback(events.slice(1), context), vietnam)).toEqual([]);
  });
});
