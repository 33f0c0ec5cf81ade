import fc from "fast-check";
import { expect, test } from "vitest";
import { StepCube } from "../cube/step-cube.ts";
import { dossierEventsArbitrary, momentArbitrary } from "../dossier/dossier-events.arbitrary.ts";
import {
  context,
  EIGHT_HOURS,
  ELSEWHERE,
  FIVE_DAYS,
  HANDLER,
  RECEIVER,
  vietnam,
} from "../dossier/dossier-events.test-support.ts";
import { dossierSteps } from "../dossier/dossier-steps.ts";
import type { DossierEvent } from "../dossier/event.ts";
import { compareEvents } from "../dossier/event-order.ts";
import { foldDossier } from "../dossier/fold-dossier.ts";
import { differenceOf, type Step } from "../dossier/step.ts";
import { UnitTree } from "../org/unit-tree.ts";
import { dayOf } from "../time/zone.ts";
import { type BoardSources, boardNumbers } from "./board-numbers.ts";
import { FieldIndex } from "./field-index.ts";
import type { Period } from "./period.ts";
import { RunningBoard } from "./running-board.ts";
import { RunningBoards } from "./running-boards.ts";

const RUNS = { seed: 2026, numRuns: 400 };
const PROVINCE = 7;
const DISTRICT = 8;
const MINUTE_MS = 60_000;

const unit = (id: number, parent: number | null, span: { validTo?: number; successor?: number } = {}) => ({
  id,
  code: `U${id}`,
  parent,
  validFrom: null,
  validTo: span.validTo ?? null,
  successor: span.successor ?? null,
});

const treeArbitrary = fc.record({ ends: fc.nat(20), isFollowed: fc.boolean() }).map(({ ends, isFollowed }) => {
  const end = {
    validTo: dayOf(vietnam, Date.UTC(2026, 2, 2, 5)) + ends,
    ...(isFollowed ? { successor: ELSEWHERE } : {}),
  };
  return new UnitTree([
    unit(PROVINCE, null),
    unit(DISTRICT, PROVINCE),
    unit(RECEIVER, DISTRICT),
    unit(HANDLER, DISTRICT, end),
    unit(ELSEWHERE, PROVINCE),
  ]);
});

/** A fixed period, or one that ends with the day of the clock and reaches back so many days. */
const watchedArbitrary = fc.record({
  unit: fc.constantFrom(PROVINCE, PROVINCE, DISTRICT, RECEIVER, HANDLER, ELSEWHERE),
  period: fc.oneof(
    fc.record({ back: fc.constantFrom(0, 0, 3, 40) }),
    fc.tuple(momentArbitrary, momentArbitrary).map((moments) => {
      const [from = 0, to = 0] = moments.map((moment) => dayOf(vietnam, moment)).sort((a, b) => a - b);
      return { from, to };
    }),
  ),
});

/** What happens one after the other: an event becomes known, or the clock goes somewhere. */
const happeningArbitrary = fc.oneof(
  { weight: 4, arbitrary: fc.record({ dossier: fc.nat(), event: fc.nat() }) },
  { weight: 2, arbitrary: fc.record({ byMs: fc.integer({ min: 1, max: 40 * MINUTE_MS }) }) },
  { weight: 2, arbitrary: fc.record({ toEffectAfter: fc.nat() }) },
  { weight: 1, arbitrary: fc.record({ to: momentArbitrary }) },
);

function stepsOf(events: readonly DossierEvent[]): Step[] {
  return events.length === 0 ? [] : dossierSteps(foldDossier([...events].sort(compareEvents), context), vietnam);
}

test("BRD: a board that runs with steps and clock is at every moment what counting from scratch gives", () => {
  fc.assert(
    fc.property(
      fc.array(dossierEventsArbitrary, { minLength: 1, maxLength: 4 }),
      treeArbitrary,
      fc.array(watchedArbitrary, { minLength: 1, maxLength: 3 }),
      momentArbitrary,
      fc.array(happeningArbitrary, { minLength: 1, maxLength: 40 }),
      (dossiers, tree, watched, start, happenings) => {
        const cube = new StepCube(vietnam);
        const fields = new FieldIndex(
          new Map([
            [FIVE_DAYS, "Đất đai"],
            [EIGHT_HOURS, "Hộ tịch"],
          ]),
        );
        const sources: BoardSources = { cube, tree, fields, zone: vietnam };
        const boards = new RunningBoards(() => sources, start);
        const known: DossierEvent[][] = dossiers.map(() => []);
        const effects: number[] = [];
        const open = watched.map(({ unit: top, period }) => {
          let board: RunningBoard | undefined;
          const periodNow = (): Period => {
            const today = dayOf(vietnam, boards.now);
            return "back" in period ? { from: today - period.back, to: today } : period;
          };
          return () => {
            const wanted = periodNow();
            if (board?.isCurrent !== true || board.period.from !== wanted.from || board.period.to !== wanted.to) {
              board?.close();
              board = RunningBoard.open(sources, boards, { unit: top, period: wanted }, () => undefined);
            }
            return { board, scratch: boardNumbers(sources, { unit: top, period: wanted, now: boards.now }) };
          };
        });
        for (const happening of happenings) {
          if ("event" in happening) {
            const index = happening.dossier % dossiers.length;
            const before = known[index] ?? [];
            const unknown = (dossiers[index] ?? []).filter((event) => !before.includes(event));
            const event = unknown[happening.event % Math.max(1, unknown.length)];
            if (event === undefined) continue;
            const after = [...before, event];
            known[index] = after;
            const steps = differenceOf(stepsOf(before), stepsOf(after)).map((step) => ({
              ...step,
              dossier: index + 1,
            }));
            for (const step of steps) {
              cube.add(step);
              effects.push(step.at);
            }
            boards.apply(steps);
          } else if ("byMs" in happening) boards.advance(boards.now + happening.byMs);
          else if ("to" in happening) boards.advance(happening.to);
          else {
            const ahead = effects.filter((at) => at > boards.now).sort((a, b) => a - b);
            boards.advance(ahead[happening.toEffectAfter % Math.max(1, Math.min(3, ahead.length))] ?? boards.now + 1);
          }
          for (const read of open) {
            const { board, scratch } = read();
            if (board === undefined || scratch === undefined) throw new Error("every unit asked for is known");
            expect(board.top).toBe(scratch.top);
            expect(board.total).toEqual(scratch.total);
            expect(new Map(board.children())).toEqual(scratch.children);
            expect(new Map(board.fields())).toEqual(scratch.fields);
            expect(new Map([...board.owners()].map(([owner, { measures }]) => [owner, measures]))).toEqual(
              scratch.owners,
            );
            expect(board.hotspots).toEqual(scratch.hotspots);
          }
        }
      },
    ),
    RUNS,
  );
});
