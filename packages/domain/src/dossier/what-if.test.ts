import fc from "fast-check";
import { expect, it } from "vitest";
import { dossierEventsArbitrary } from "./dossier-events.arbitrary.ts";
import { at, BODIES, context, event, received, shown, sorted, TOP } from "./dossier-events.test-support.ts";
import type { DossierEvent } from "./event.ts";
import { foldDossier } from "./fold-dossier.ts";
import { foldWhatIf, type WhatIf } from "./what-if.ts";

const NOW = "2026-03-04 09:00";
const ifDone = (events: readonly DossierEvent[], whatIf: WhatIf) => foldWhatIf(events, whatIf, at(NOW), context);

it("LST-5 a suspension now leaves the working days that are left to the day of resumption", () => {
  // Due on the 9th: three working days after the 4th.
  const timeline = ifDone([received("2026-03-02 09:00")], { kind: "resume", at: at("2026-03-11 07:30") });
  expect(shown(timeline?.segments.at(-1)?.dueAt ?? null)).toBe("2026-03-16 17:00");
});

it("LST-5 of what is suspended already only the resumption is supposed", () => {
  const events = [received("2026-03-02 09:00"), event("2026-03-03 09:00", BODIES.suspended)];
  const timeline = ifDone(events, { kind: "resume", at: at("2026-03-11 07:30") });
  expect(timeline?.segments.filter(({ suspendedAt }) => suspendedAt !== null)).toHaveLength(1);
  expect(shown(timeline?.segments.at(-1)?.dueAt ?? null)).toBe("2026-03-17 17:00");
});

it("LST-5 an extension is the new deadline; what is closed or was never received has none", () => {
  const extension: WhatIf = { kind: "extend", dueAt: at("2026-03-31 17:00") };
  expect(ifDone([received("2026-03-02 09:00")], extension)?.segments.at(-1)?.dueAt).toBe(extension.dueAt);
  expect(ifDone([received("2026-03-02 09:00"), event("2026-03-03 09:00", BODIES.resolved)], extension)).toBeUndefined();
  expect(ifDone([event("2026-03-03 09:00", BODIES.suspended)], extension)).toBeUndefined();
});

it("LST-5 is what the fold makes of it once it has happened", () => {
  const hour = 3_600_000;
  let compared = 0;
  fc.assert(
    fc.property(
      dossierEventsArbitrary,
      fc.integer({ min: 0, max: 24 * 20 }),
      fc.integer({ min: 1, max: 24 * 20 }),
      fc.boolean(),
      (events, from, after, extends_) => {
        const now = at("2026-03-02 00:00") + from * hour;
        const later = now + after * hour;
        const known = sorted(events).filter(({ time }) => time <= now);
        fc.pre(known.length > 0);
        const whatIf: WhatIf = extends_ ? { kind: "extend", dueAt: later } : { kind: "resume", at: later };
        const supposed = foldWhatIf(known, whatIf, now, context);
        if (supposed === undefined) return;
        const sent = { feed: TOP, source: "/units/Z" };
        const bodies = extends_
          ? [{ ...event(NOW, { type: "extended", dueAt: later }, sent), time: now }]
          : [
              { ...event(NOW, BODIES.suspended, sent), time: now },
              { ...event(NOW, BODIES.resumed, sent), time: later },
            ];
        const happened = foldDossier(sorted([...known, ...bodies]), context);
        expect(supposed.segments.at(-1)?.dueAt).toBe(happened.segments.at(-1)?.dueAt);
        compared += 1;
      },
    ),
    { numRuns: 300 },
  );
  expect(compared).toBeGreaterThan(50);
});
