import { describe, expect, test } from "vitest";
import { type AlertState, NORMAL } from "./alert-state.ts";
import type { AlertTerms } from "./alert-terms.ts";
import { elapsedByClock } from "./elapsed.ts";
import { type AlertInput, transition } from "./transition.ts";

const MINUTE_MS = 60_000;

const TERMS: AlertTerms = {
  direction: "above",
  thresholds: { warning: { fire: 5 }, critical: { fire: 10 } },
  forMs: 0,
  keepFiringMs: 0,
  minSample: 0,
  noData: "alert",
  escalateAfterMs: 30 * MINUTE_MS,
  elapsedMs: elapsedByClock,
};

const QUIET: AlertTerms = { ...TERMS, escalateAfterMs: undefined };

type Moment = Partial<Omit<AlertInput, "now">> & { readonly at: number; readonly value?: number | "silent" };

/** Goes through moments, in minutes, and gives back what was told at each. */
function told(terms: AlertTerms, moments: readonly Moment[]): string[] {
  let state: AlertState = NORMAL;
  return moments.map(({ at, value = 0, ...input }) => {
    const isSilent = value === "silent";
    const seen = { value: isSilent ? 0 : value, sample: null, isSilent };
    const known = { terms, seen, isAcknowledged: false, isHushed: false };
    const { state: after, effects } = transition(state, { ...known, ...input, now: at * MINUTE_MS });
    state = after;
    return effects
      .map((effect) => `${effect.kind} ${effect.severity}${effect.kind === "resolved" ? ` ${effect.because}` : ""}`)
      .join();
  });
}

describe("what people are told", () => {
  test("ALR-12: each change once, and what lasts not again", () => {
    const moments = [0, 6, 6, 11, 11, 6, 0, 0].map((value, at) => ({ at, value }));
    expect(told(QUIET, moments)).toEqual([
      "",
      "fired warning",
      "",
      "raised critical",
      "",
      "lowered warning",
      "resolved warning cleared",
      "",
    ]);
  });

  test("ALR-12: silence is told, and what stands once the unit is heard again", () => {
    const values = [6, "silent", "silent", 6, 0, "silent", 0] as const;
    expect(
      told(
        QUIET,
        values.map((value, index) => ({ at: index * 70, value })),
      ),
    ).toEqual([
      "fired warning",
      "noData warning",
      "",
      "fired warning",
      "resolved warning cleared",
      "noData warning",
      "resolved warning cleared",
    ]);
  });

  test("ALR-12: what was critical before a silence and is milder after it is told as that", () => {
    const values = [11, "silent", 6, 0] as const;
    expect(
      told(
        QUIET,
        values.map((value, index) => ({ at: index * 70, value })),
      ),
    ).toEqual(["fired critical", "noData critical", "lowered warning", "resolved warning cleared"]);
  });

  test("ALR-12: what waits and does not fire is never told", () => {
    const values = [6, 6, 0].map((value, at) => ({ at, value }));
    expect(told({ ...QUIET, forMs: 30 * MINUTE_MS }, values)).toEqual(["", "", ""]);
  });

  test.each(["ruleDisabled", "ruleDeleted", "ruleChanged", "unitLeft"] as const)(
    "ALR-11: what ends by %s says so",
    (seen) => {
      expect(
        told(QUIET, [
          { at: 0, value: 6 },
          { at: 1, seen },
          { at: 2, seen },
        ]),
      ).toEqual(["fired warning", `resolved warning ${seen}`, ""]);
    },
  );

  test("ALR-13: the fourth alarm within an hour is told as flapping, and then no more until an hour was calm", () => {
    const flapping = [0, 5, 10, 15, 20].flatMap((at) => [
      { at, value: 6 },
      { at: at + 2, value: 0 },
    ]);
    const found = told(QUIET, [...flapping, { at: 79, value: 0 }, { at: 80, value: 0 }, { at: 81, value: 0 }]);
    const cycle = ["fired warning", "resolved warning cleared"];
    expect(found).toEqual([
      ...cycle,
      ...cycle,
      ...cycle,
      "flapping warning",
      "",
      "",
      "",
      "",
      "resolved warning cleared",
      "",
    ]);
  });

  test("ALR-13: what flapped and then stays is not told anew", () => {
    const flapping = [0, 5, 10].flatMap((at) => [
      { at, value: 6 },
      { at: at + 2, value: 0 },
    ]);
    const found = told(QUIET, [...flapping, { at: 15, value: 6 }, { at: 80, value: 6 }, { at: 81, value: 0 }]);
    expect(found.slice(6)).toEqual(["flapping warning", "", "resolved warning cleared"]);
  });

  test("ALR-14: what is hushed is not told, and what stands afterwards is", () => {
    const isHushed = true;
    expect(
      told(QUIET, [
        { at: 0, value: 6, isHushed },
        { at: 1, value: 11, isHushed },
        { at: 2, value: 11 },
        { at: 3, value: 0, isHushed },
        { at: 4, value: 0 },
      ]),
    ).toEqual(["", "", "fired critical", "", "resolved critical cleared"]);
  });

  test("ALR-14: what came and went while it was hushed is told at once if it stands, and flaps when it comes again", () => {
    const isHushed = true;
    const hushed = [0, 5, 10, 15].flatMap((at) => [
      { at, value: 0, isHushed },
      { at: at + 2, value: 6, isHushed },
    ]);
    const found = told(QUIET, [...hushed, { at: 18, value: 6 }, { at: 19, value: 0 }, { at: 20, value: 6 }]);
    expect(found.slice(8)).toEqual(["fired warning", "resolved warning cleared", "flapping warning"]);
  });

  test("ALR-14: what began and ended while it was hushed is never told", () => {
    const isHushed = true;
    expect(
      told(QUIET, [
        { at: 0, value: 6, isHushed },
        { at: 1, value: 0, isHushed },
        { at: 2, value: 0 },
      ]),
    ).toEqual(["", "", ""]);
  });

  test("ALR-15: what nobody takes on goes up once, and again when it becomes graver", () => {
    const values = [
      { at: 0, value: 6 },
      { at: 29, value: 6 },
      { at: 30, value: 6 },
      { at: 90, value: 6 },
      { at: 91, value: 11 },
      { at: 121, value: 11 },
      { at: 122, value: 6 },
      { at: 200, value: 6 },
    ];
    expect(told(TERMS, values)).toEqual([
      "fired warning",
      "",
      "escalated warning",
      "",
      "raised critical",
      "escalated critical",
      "lowered warning",
      "",
    ]);
  });

  test("ALR-15: what somebody took on, or what recovers, does not go up", () => {
    const isAcknowledged = true;
    expect(
      told(TERMS, [
        { at: 0, value: 6 },
        { at: 30, value: 6, isAcknowledged },
      ]),
    ).toEqual(["fired warning", ""]);
    expect(
      told({ ...TERMS, keepFiringMs: 60 * MINUTE_MS }, [
        { at: 0, value: 6 },
        { at: 30, value: 0 },
      ]),
    ).toEqual(["fired warning", ""]);
  });
});

test("ALR-10: an alert judged by another rule than before keeps its clocks", () => {
  const reading = (value: number) => ({ value, sample: null, isSilent: false });
  const known = { isAcknowledged: false, isHushed: false };
  const waits = { ...QUIET, forMs: 60 * MINUTE_MS };
  const { state } = transition(NORMAL, { ...known, now: 0, terms: waits, seen: reading(6) });
  const sooner = { ...QUIET, forMs: 10 * MINUTE_MS };
  expect(transition(state, { ...known, now: 10 * MINUTE_MS, terms: sooner, seen: reading(6) }).state.name).toBe(
    "firing",
  );
  const higher = { ...waits, thresholds: { warning: { fire: 6 } } };
  expect(transition(state, { ...known, now: 10 * MINUTE_MS, terms: higher, seen: reading(6) }).state.name).toBe(
    "normal",
  );
});
