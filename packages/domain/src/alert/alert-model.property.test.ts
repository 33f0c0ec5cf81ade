import fc from "fast-check";
import { expect, test } from "vitest";
import { office, vietnam } from "../dossier/dossier-events.test-support.ts";
import type { AlertEffect } from "./alert-effect.ts";
import { type AlertState, firingSeverity, isOver, NORMAL } from "./alert-state.ts";
import type { AlertTerms } from "./alert-terms.ts";
import { elapsedAtWork, elapsedByClock } from "./elapsed.ts";
import { includes } from "./severity.ts";
import { type AlertInput, isWaiting, transition } from "./transition.ts";

const RUNS = { seed: 2026, numRuns: 600 };
const START = Date.UTC(2026, 2, 2, 1);
const MINUTE_MS = 60_000;

const thresholdArbitrary = fc.record({ fire: fc.integer({ min: 2, max: 6 }), band: fc.constantFrom(0, 0, 1, 2) });

const termsArbitrary: fc.Arbitrary<AlertTerms> = fc
  .record({
    direction: fc.constantFrom("above" as const, "below" as const),
    warning: fc.option(thresholdArbitrary, { nil: undefined }),
    critical: fc.option(thresholdArbitrary, { nil: undefined }),
    forMinutes: fc.constantFrom(0, 10, 60),
    keepFiringMinutes: fc.constantFrom(0, 10, 60),
    minSample: fc.constantFrom(0, 3),
    noData: fc.constantFrom("alert" as const, "ignore" as const),
    escalateAfterMinutes: fc.constantFrom(undefined, 20),
    isWorkingTime: fc.boolean(),
  })
  .map(
    ({
      direction,
      warning,
      critical,
      forMinutes,
      keepFiringMinutes,
      escalateAfterMinutes,
      isWorkingTime,
      ...terms
    }) => {
      const sign = direction === "above" ? -1 : 1;
      const threshold = (written: typeof warning, shift: number) =>
        written && { fire: written.fire - sign * shift, clear: written.fire - sign * shift + sign * written.band };
      return {
        ...terms,
        direction,
        thresholds: { warning: threshold(warning, 0), critical: threshold(critical, 5) },
        forMs: forMinutes * MINUTE_MS,
        keepFiringMs: keepFiringMinutes * MINUTE_MS,
        escalateAfterMs: escalateAfterMinutes === undefined ? undefined : escalateAfterMinutes * MINUTE_MS,
        elapsedMs: isWorkingTime ? elapsedAtWork(office, vietnam) : elapsedByClock,
      };
    },
  );

const seenArbitrary: fc.Arbitrary<AlertInput["seen"]> = fc.oneof(
  {
    weight: 12,
    arbitrary: fc.record({
      value: fc.oneof(fc.integer({ min: -4, max: 12 }), fc.constant(null)),
      sample: fc.oneof(fc.constant(null), fc.nat(5)),
      isSilent: fc.oneof({ weight: 4, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) }),
    }),
  },
  { weight: 1, arbitrary: fc.constantFrom("ruleDisabled", "unitLeft") },
);

const momentsArbitrary = fc.array(
  fc.record({
    pause: fc.constantFrom(1, 5, 10, 30, 600),
    seen: seenArbitrary,
    isAcknowledged: fc.boolean(),
    isHushed: fc.oneof({ weight: 4, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) }),
  }),
  { minLength: 1, maxLength: 60 },
);

interface Turn {
  readonly before: AlertState;
  readonly input: AlertInput;
  readonly after: AlertState;
  readonly effects: readonly AlertEffect[];
}

/** Goes through random moments with one rule after the other: it may be edited in the middle of anything. */
function everyTurn(check: (turn: Turn, turns: readonly Turn[]) => void): void {
  fc.assert(
    fc.property(fc.array(fc.tuple(termsArbitrary, momentsArbitrary), { minLength: 1, maxLength: 3 }), (stretches) => {
      let state = NORMAL;
      let now = START;
      const turns: Turn[] = [];
      for (const [terms, moments] of stretches) {
        for (const { pause, ...moment } of moments) {
          now += pause * MINUTE_MS;
          const input = { ...moment, terms, now };
          const { state: after, effects } = transition(state, input);
          const turn = { before: state, input, after, effects };
          check(turn, turns);
          turns.push(turn);
          state = after;
        }
      }
    }),
    RUNS,
  );
}

test("ALR-8: nothing that fires is over because its unit fell silent", () => {
  everyTurn(({ before, input, after }) => {
    if (typeof input.seen === "string" || !input.seen.isSilent) return;
    if (firingSeverity(before) !== null) expect(isOver(after.name)).toBe(false);
    if (input.terms.noData === "alert") expect(after.name).toBe("noData");
  });
});

test("ALR-7: too small a sample moves nothing but what the silence is over for", () => {
  everyTurn(({ before, input, after }) => {
    const { seen, terms } = input;
    if (typeof seen === "string" || (seen.isSilent && terms.noData === "alert")) return;
    if (seen.value !== null && (seen.sample === null || seen.sample >= terms.minSample)) return;
    if (before.name === "noData") expect(after.name).toBe(before.beforeSilence ?? "resolved");
    else expect(after.name).toBe(before.name);
  });
});

test("ALR-3, ALR-4: nothing begins to fire without having been beyond its threshold for as long as it must", () => {
  everyTurn(({ before, input, after }, turns) => {
    const severity = firingSeverity(after);
    const { terms, now } = input;
    // What is graver than a severity stands for it, too; so the gravest alone has to have waited.
    if (severity === null || includes(firingSeverity(before), severity)) return;
    const since = after.beyond[severity] ?? Number.POSITIVE_INFINITY;
    expect(terms.elapsedMs(since, now)).toBeGreaterThanOrEqual(terms.forMs);
    for (const turn of [...turns, { before, input, after }].filter((one) => one.input.now >= since)) {
      expect(turn.after.beyond[severity]).toBe(since);
    }
  });
});

test("ALR-12: nobody is told the same twice, and every alert that was told is told to be over", () => {
  everyTurn(({ effects, input }, turns) => {
    expect(effects.length).toBeLessThanOrEqual(1);
    const [effect] = effects;
    if (effect === undefined) return;
    expect(input.isHushed).toBe(false);
    const earlier = turns.flatMap((turn) => turn.effects).filter(({ kind }) => kind !== "escalated");
    const last = earlier.at(-1);
    if (effect.kind === "resolved") expect(last?.kind).not.toBe("resolved");
    if (effect.kind === "resolved") expect(last).toBeDefined();
    if (effect.kind === "fired" && last?.kind === "fired") throw new Error("told twice that it fires");
    if (effect.kind === "noData") expect(last?.kind).not.toBe("noData");
    if (effect.kind === "escalated") expect(input.isAcknowledged).toBe(false);
  });
});

test("ALR-12: once nothing moves, nobody believes anything but what is", () => {
  fc.assert(
    fc.property(termsArbitrary, momentsArbitrary, (terms, moments) => {
      let state = NORMAL;
      let now = START;
      const step = (input: Omit<AlertInput, "now" | "terms">, pause: number): void => {
        now += pause * MINUTE_MS;
        state = transition(state, { ...input, terms, now }).state;
      };
      for (const { pause, ...moment } of moments) step(moment, pause);
      const calm = { seen: "ruleDisabled", isAcknowledged: false, isHushed: false } as const;
      step(calm, 1);
      step(calm, 61);
      expect(state.belief.about).toBe("nothing");
      expect(isOver(state.name)).toBe(true);
    }),
    RUNS,
  );
});

test("ALR-16: what does not wait stays the very same under the same reading, however much time passes", () => {
  everyTurn(({ input, after }) => {
    if (isWaiting(after, input.terms) || typeof input.seen === "string" || input.isHushed) return;
    if (after.belief.about === "nothing" && firingSeverity(after) !== null) return;
    const later = transition(after, { ...input, now: input.now + 100_000 * MINUTE_MS });
    expect(later.state.name).toBe(after.name);
    expect(later.effects).toEqual([]);
  });
});

test("ALR-16: it can be stored and read back at any moment", () => {
  everyTurn(({ before, input, after, effects }) => {
    const stored = JSON.parse(JSON.stringify(before)) as AlertState;
    expect(transition(stored, input)).toEqual({ state: after, effects });
  });
});
