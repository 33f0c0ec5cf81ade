import type { Period } from "@ioc/domain/board/period.ts";
import { relativePeriod, wholePeriodBefore } from "@ioc/domain/board/relative-period.ts";
import { parseDay } from "@ioc/domain/time/civil-date.ts";
import { dayOf } from "@ioc/domain/time/zone.ts";
import { diffPatch } from "@ioc/protocol/merge-patch.ts";
import { RANKING_PERIODS } from "@ioc/protocol/names.ts";
import type { OracleWorld } from "@ioc/testkit/oracle/oracle-world.ts";
import { interestingInstants, worldAndQueryArbitrary } from "@ioc/testkit/oracle/query-arbitrary.ts";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Movement } from "../ingest/event-committer.ts";
import { LiveBoard } from "./live-board.ts";
import { LiveBoards, type LiveDocument } from "./live-boards.ts";
import { LiveHotspots } from "./live-hotspots.ts";
import { LiveOverview } from "./live-overview.ts";
import { LiveRanking } from "./live-ranking.ts";
import type { LiveState } from "./live-state.ts";
import { takeWorld } from "./oracle-state.test-support.ts";
import { readBoard } from "./read-board.ts";
import { readHotspots } from "./read-hotspots.ts";
import { readOverview } from "./read-overview.ts";
import { readRanking } from "./read-ranking.ts";

const RUNS = { seed: 11, numRuns: 80 };
const PERIODS = ["today", "week", "month", "quarter", "year"] as const;
/** Told with what else has moved. */
const TIME_ONLY = ["asOf", "previous"];

const documentArbitrary = fc.record({
  unit: fc.nat(20),
  what: fc.oneof(
    fc.constantFrom(...PERIODS),
    fc.constantFrom("overview", "fixed"),
    fc.constantFrom("hotspots"),
    fc.constantFrom(...RANKING_PERIODS.map((period) => `ranking/${period}`)),
  ),
});
const lineArbitrary = fc.option(fc.record({ unit: fc.nat(20), isConnected: fc.boolean() }), { freq: 2 });

interface Watched {
  readonly document: LiveDocument<{ readonly asOf: string }>;
  readonly scratch: (now: number) => object | undefined;
  held: object | undefined;
  wasTold: boolean;
}

function watch(boards: LiveBoards, unit: number, what: string, fixed: Period): Watched {
  const told = () => {
    watched.wasTold = true;
  };
  const watched: Watched = { ...documentOf(boards, unit, what, fixed, told), held: undefined, wasTold: true };
  return watched;
}

function documentOf(
  boards: LiveBoards,
  unit: number,
  what: string,
  fixed: Period,
  told: () => void,
): Pick<Watched, "document" | "scratch"> {
  const { state } = boards;
  const todayAt = (now: number) => dayOf(state.reference.zone, now);
  const period = PERIODS.find((name) => what.endsWith(name));
  if (what === "overview") {
    return {
      document: new LiveOverview(boards, unit, false, told),
      scratch: (now) => readOverview(state, { unit, now, simulated: false }),
    };
  }
  if (what === "hotspots") {
    return {
      document: new LiveHotspots(boards, unit, told),
      scratch: (now) => readHotspots(state, { unit, now }),
    };
  }
  if (what.startsWith("ranking") && period !== undefined && period !== "today") {
    return {
      document: new LiveRanking(boards, unit, period, told),
      scratch: (now) => {
        const previous = wholePeriodBefore(period, todayAt(now));
        return readRanking(state, { unit, now, period: relativePeriod(period, todayAt(now)), previous });
      },
    };
  }
  const periodOf = (today: number): Period => (period === undefined ? fixed : relativePeriod(period, today));
  return {
    document: new LiveBoard(boards, unit, periodOf, told),
    scratch: (now) => readBoard(state, { unit, now, period: periodOf(todayAt(now)) }),
  };
}

function expectRight(boards: LiveBoards, watched: Watched, now: number): void {
  boards.advance(now);
  const scratch = watched.scratch(now);
  if (!watched.wasTold && !watched.document.isDue(now)) {
    const moved = Object.keys(diffPatch(watched.held, scratch) ?? {});
    expect(moved.filter((member) => !TIME_ONLY.includes(member))).toEqual([]);
    return;
  }
  watched.held = watched.document.refresh(now);
  watched.wasTold = false;
  expect(watched.held).toEqual(scratch);
  expect(watched.document.isDue(now)).toBe(false);
}

/** Events arrive and the clock goes from one instant at which something happens to the next. */
function live(
  world: OracleWorld,
  start: (state: LiveState, now: number) => { boards: LiveBoards; documents: readonly Watched[] },
  between: (state: LiveState, now: number, step: number) => void,
): void {
  const instants = [...interestingInstants(world)].flatMap((at) => [at, at + 1]).sort((a, b) => a - b);
  let running: ReturnType<typeof start> | undefined;
  let last = { now: Number.NEGATIVE_INFINITY, state: undefined as LiveState | undefined };
  let step = 0;
  const goTo = (now: number, state: LiveState): void => {
    running ??= start(state, now);
    step += 1;
    between(state, now, step);
    for (const watched of running.documents) expectRight(running.boards, watched, now);
  };
  const take = (movement: Movement, state: LiveState): void => {
    for (const at of instants) if (at > last.now && at < movement.recordedAt && running !== undefined) goTo(at, state);
    goTo(Math.max(last.now, movement.recordedAt), state);
    state.apply(movement);
    last = { now: Math.max(last.now, movement.recordedAt), state };
    goTo(last.now, state);
  };
  takeWorld(world, take);
  const { state } = last;
  if (state !== undefined) for (const at of instants) if (at > last.now) goTo(at, state);
}

test("live documents are at every moment what is counted from scratch, and say when they are not", () => {
  fc.assert(
    fc.property(
      worldAndQueryArbitrary,
      fc.array(documentArbitrary, { minLength: 1, maxLength: 4 }),
      fc.array(lineArbitrary, { maxLength: 30 }),
      ({ world, query }, picks, lines) => {
        const unitOf = (pick: number): number => (pick % world.units.length) + 1;
        const fixed = { from: parseDay(query.from ?? "") ?? 0, to: parseDay(query.to ?? "") ?? 0 };
        live(
          world,
          (state, now) => {
            const boards = new LiveBoards(state, now);
            return { boards, documents: picks.map(({ unit, what }) => watch(boards, unitOf(unit), what, fixed)) };
          },
          (state, now, step) => {
            const line = lines[step] ?? null;
            if (line === null) return;
            const unit = unitOf(line.unit);
            if (line.isConnected) state.presence.connected(unit);
            else state.presence.disconnected(unit, now);
            state.touch(new Set([unit]));
          },
        );
      },
    ),
    RUNS,
  );
});
