import fc from "fast-check";
import { dateOf, WINDOW_DAYS } from "./arbitrary-moment.ts";
import { civilTime, dateText, instantOf } from "./civil-time.ts";
import { foldDossier } from "./dossier-fold.ts";
import type { OracleQuery, OracleWorld } from "./oracle-world.ts";
import { queryMoments } from "./query-moments.ts";
import { readEvents } from "./read-events.ts";
import { ruleBook } from "./rule-book.ts";
import { unitTree } from "./unit-tree.ts";
import { worldArbitrary } from "./world-arbitrary.ts";

const DAY_MS = 86_400_000;

const periodDay = fc.integer({ min: -1, max: WINDOW_DAYS + 1 });
const queryPick = fc.record({
  unit: fc.option(fc.nat(20), { freq: 6 }),
  days: fc.oneof(fc.tuple(fc.constant(0), periodDay), fc.tuple(periodDay, periodDay)),
  today: fc.constantFrom(false, false, true),
  now: fc.constantFrom(0, 1, 240_000, DAY_MS, 30 * DAY_MS),
  at: fc.option(fc.record({ instant: fc.nat(200), nudgeMs: fc.constantFrom(0, 0, 1, -1, 3_600_000) }), { freq: 4 }),
});

/**
 * A world and a question to it. `now` is never before the last commit; `at` is mostly at, one millisecond before or
 * after an event, an appointment, a deadline or a midnight. A unit that the tree of the day of S has no place for
 * is replaced by the one that holds its numbers.
 */
export const worldAndQueryArbitrary: fc.Arbitrary<{ readonly world: OracleWorld; readonly query: OracleQuery }> = fc
  .tuple(worldArbitrary, queryPick)
  .map(([world, pick]) => {
    const civil = civilTime(world.timezone);
    const now = Math.max(...world.events.map(({ recordedAt }) => recordedAt)) + pick.now;
    const instants = interestingInstants(world);
    const at = pick.at && (instants[pick.at.instant % instants.length] ?? now) + pick.at.nudgeMs;
    const [one, other] = pick.days;
    const today = dateText(civil.dayOf(Math.min(now, at ?? now)));
    const query: OracleQuery = {
      from: pick.today ? today : dateOf(Math.min(one, other)),
      to: pick.today ? today : dateOf(Math.max(one, other)),
      now,
      ...(at === null ? {} : { at }),
    };
    if (pick.unit === null) return { world, query };
    const tree = unitTree(world.units, queryMoments(query, civil).stocksDay);
    const unit = world.units[pick.unit % world.units.length]?.code ?? "";
    // An ended unit with a valid successor can be asked for as it is: the board is the successor's.
    const isShown = tree.homeOf(unit) === tree.standIn(unit);
    return { world, query: { ...query, unit: isShown ? unit : tree.homeOf(unit) } };
  });

/** Where the numbers of a world can change: events, appointments, deadlines, the midnights around them. */
export function interestingInstants(world: OracleWorld): readonly number[] {
  const rules = ruleBook(world);
  const instants = new Set<number>();
  for (const events of readEvents(world).dossiers.values()) {
    for (const [index, { timeMs }] of events.entries()) {
      instants.add(timeMs);
      const deadlineMs = foldDossier(events.slice(0, index + 1), rules).dossier?.deadlineMs;
      if (deadlineMs !== undefined) instants.add(deadlineMs);
    }
  }
  for (const { event } of world.events) {
    instants.add(instantOf(event.time));
    const dueAt = event.data?.["dueAt"];
    if (typeof dueAt === "string") instants.add(instantOf(dueAt));
  }
  for (const instantMs of [...instants]) instants.add(rules.civil.instant(rules.civil.dayOf(instantMs), 0));
  return [...instants].sort((a, b) => a - b);
}
