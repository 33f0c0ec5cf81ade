import fc from "fast-check";
import { expect, it } from "vitest";
import { deadlineReasons } from "./deadline-reasons.ts";
import { dossierEventsArbitrary } from "./dossier-events.arbitrary.ts";
import { at, BODIES, context, event, received, sorted, vietnam } from "./dossier-events.test-support.ts";
import { foldDossier } from "./fold-dossier.ts";

it("DUE the reason of every change that a rule made comes to the deadline that the fold set", () => {
  let resumed = 0;
  fc.assert(
    fc.property(dossierEventsArbitrary, (events) => {
      const timeline = foldDossier(sorted(events), context);
      const resumptions = new Map<number, number>();
      for (const { at: when, kind } of timeline.deadlines) {
        if (kind === "resumed") resumptions.set(when, (resumptions.get(when) ?? 0) + 1);
      }
      for (const { kind, dueAt, at: when, reason } of deadlineReasons(timeline, vietnam)) {
        if (kind === "given" || kind === "extended") expect(reason).toBeUndefined();
        else if (kind === "procedure") expect(reason?.dueAt).toBe(dueAt);
        // Two resumptions at one instant cannot be told apart afterwards.
        else if (resumptions.get(when) === 1) {
          resumed += 1;
          expect(reason?.dueAt).toBe(dueAt);
        }
      }
    }),
    { numRuns: 500 },
  );
  expect(resumed).toBeGreaterThan(0);
});

it("DUE-2, DUE-7 tells the rules by their numbers, and how many working days were left", () => {
  const timeline = foldDossier(
    [
      received("2026-03-02 09:00"),
      event("2026-03-04 09:00", BODIES.suspended),
      event("2026-03-11 09:00", BODIES.resumed),
      event("2026-03-12 09:00", { type: "extended", dueAt: at("2026-04-01 17:00") }),
    ],
    context,
  );
  expect(deadlineReasons(timeline, vietnam).map(({ kind, reason }) => [kind, reason?.rule, reason?.left])).toEqual([
    ["procedure", "DUE-2", null],
    ["resumed", "DUE-7", 3],
    ["extended", undefined, undefined],
  ]);
});
