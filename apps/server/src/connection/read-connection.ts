import { silentHours } from "@ioc/domain/connection/silent-hours.ts";
import type { UnpaidProcedure } from "@ioc/domain/connection/unpaid-dossiers.ts";
import { workingHours } from "@ioc/domain/connection/working-hours.ts";
import type { Subtree } from "@ioc/domain/org/day-tree.ts";
import { formatDay } from "@ioc/domain/time/civil-date.ts";
import { formatInstant } from "@ioc/domain/time/instant.ts";
import { dayOf, startOfDay } from "@ioc/domain/time/zone.ts";
import { CONNECTION_DAYS, type Connection, MOST_GAPS } from "@ioc/protocol/connection.ts";
import { type Kysely, sql } from "kysely";
import { headOf } from "../boards/head-of.ts";
import type { LiveState } from "../boards/live-state.ts";
import { SubtreeFreshness } from "../boards/subtree-freshness.ts";
import { subtreeState } from "../boards/subtree-state.ts";
import { numberArray } from "../database/array-literal.ts";
import type { Database } from "../database/schema.ts";
import { shownTo } from "../faults/read-faults.ts";
import { readRejected } from "../faults/read-rejected.ts";
import { type Arrivals, readArrivals } from "./arrivals.ts";
import { duplicatesOf } from "./duplicate-store.ts";
import { feedsOf } from "./feeds-of.ts";
import { refusedOf } from "./refused-of.ts";
import { RESOLVED_DAYS, type UnpaidOfUnits } from "./unpaid-of-unit.ts";

/** Working days that say what is usual lie within so many civil days (CON-2). */
const USUAL_DAYS = 28;

export interface ConnectionParts {
  readonly db: Kysely<Database>;
  readonly state: LiveState;
  readonly unpaid: UnpaidOfUnits;
  /** Since when repetitions are counted, ms. */
  readonly duplicatesSince: number;
}

/** Whether the data of a unit's subtree arrive. Undefined for an unknown unit. */
export async function readConnection(
  { db, state, unpaid, duplicatesSince }: ConnectionParts,
  unit: number,
  now: number,
): Promise<Connection | undefined> {
  const { reference } = state;
  const { zone, calendar } = reference;
  const today = dayOf(zone, now);
  const tree = reference.tree.on(today);
  const top = tree.nodeOf(unit);
  if (top === undefined) return undefined;
  const subtree = tree.subtree(top);
  const units = [...subtree.owners.keys()];
  const from = today - CONNECTION_DAYS + 1;
  const usual = workingHours(calendar, zone, today - USUAL_DAYS + 1, today).filter(({ to }) => to <= now);
  const [arrivals, duplicates, faults] = await Promise.all([
    readArrivals(db, { units, zone, from, to: today, hours: usual }),
    duplicatesOf(db, units, from),
    countFaults(db, units),
  ]);
  const rejected = await readRejected(db, zone, { whose: refusedOf(reference, top, units, now), from, to: today });
  const refusedBy = await countRefused(db, units, startOfDay(zone, from));
  const { own, above } = feedsOf(state, top, now, { arrivals, duplicates, refusedBy });
  const perDay = new Map<number, number>();
  for (const { day, count } of duplicates) perDay.set(day, (perDay.get(day) ?? 0) + count);
  const { state: sign, lastEventAt } = subtreeState(state, top, now);
  const days = Array.from({ length: CONNECTION_DAYS }, (_, index) => from + index);
  return {
    unit: headOf(reference.unitsById.get(top)),
    asOf: formatInstant(now),
    from: formatDay(from),
    to: formatDay(today),
    state: sign,
    lastEventAt: lastEventAt ?? null,
    heardAt: heardAt(state, top, subtree, now),
    units: unitStates(state, subtree, now),
    feeds: own,
    above,
    delay: {
      ...arrivals.delay,
      older: arrivals.older,
      days: days.map((day) => ({ day: formatDay(day), ...(arrivals.days.get(day) ?? NO_DELAY) })),
    },
    gaps: gapsOf(usual, arrivals, from),
    rejected: { total: rejected.total, reasons: rejected.reasons, otherReasons: rejected.otherReasons },
    duplicates: {
      since: formatInstant(duplicatesSince),
      total: [...perDay.values()].reduce((sum, count) => sum + count, 0),
      days: days.map((day) => ({ day: formatDay(day), count: perDay.get(day) ?? 0 })),
    },
    faults,
    unpaid: unpaidOf(state, (await unpaid.of(unit, now)) ?? [], today),
  };
}

const NO_DELAY = { events: 0, medianMs: null, p90Ms: null };

function unpaidOf(
  { reference }: LiveState,
  unpaidProcedures: readonly UnpaidProcedure[],
  today: number,
): Connection["unpaid"] {
  const procedures = unpaidProcedures.map(({ unit, procedure, basis, resolved, unpaid }) => {
    const known = reference.proceduresById.get(procedure);
    return {
      unit: reference.unitsById.get(unit)?.body.code ?? "",
      procedure: known?.code ?? "",
      name: known?.body?.name ?? null,
      resolved,
      unpaid: unpaid.length,
      basis,
    };
  });
  procedures.sort((a, b) => b.unpaid - a.unpaid || (a.unit < b.unit ? -1 : 1));
  return {
    from: formatDay(today - RESOLVED_DAYS + 1),
    to: formatDay(today),
    total: procedures.reduce((sum, { unpaid }) => sum + unpaid, 0),
    procedures,
  };
}

/** The last event of the subtree, or the last moment at which a feed of the very unit was connected. */
function heardAt({ arrivals, presence }: LiveState, top: number, { owners }: Subtree, now: number): string | null {
  let heard = Number.NEGATIVE_INFINITY;
  for (const [below, owner] of owners) {
    heard = Math.max(heard, arrivals.get(below) ?? heard);
    if (owner === top) heard = Math.max(heard, presence.seenAt(below, now) ?? heard);
  }
  return Number.isFinite(heard) ? formatInstant(Math.min(heard, now)) : null;
}

function unitStates(state: LiveState, subtree: Subtree, now: number): Connection["units"] {
  const freshness = new SubtreeFreshness(state, subtree, now);
  const valid = [...subtree.entries.keys()].filter((owner) => owner !== subtree.top || subtree.topIsValid);
  return valid
    .map((owner) => {
      const { code, name, nameEn } = headOf(state.reference.unitsById.get(owner));
      return { code, name, nameEn: nameEn ?? null, ...freshness.stateOf(owner) };
    })
    .sort((a, b) => (a.code < b.code ? -1 : 1));
}

function gapsOf(
  hours: ReturnType<typeof workingHours>,
  { hours: counted }: Arrivals,
  from: number,
): Connection["gaps"] {
  const heard = hours.map((hour, index) => ({ ...hour, arrived: counted[index]?.arrived ?? 0 }));
  const { days, spans } = silentHours(heard);
  const first = hours.find(({ day }) => day >= from)?.from ?? Number.POSITIVE_INFINITY;
  const lately = spans.filter(({ to }) => to > first).reverse();
  const items = lately.slice(0, MOST_GAPS).map(({ from: begin, to: end, hours: silent }) => ({
    from: formatInstant(begin),
    to: formatInstant(end),
    hours: silent,
    // Nothing arrived meanwhile, so whatever happened then came afterwards.
    arrivedLater: hours.reduce(
      (sum, hour, index) => (hour.from >= begin && hour.to <= end ? sum + (counted[index]?.happened ?? 0) : sum),
      0,
    ),
  }));
  return { days, total: lately.length, items };
}

async function countRefused(
  db: Kysely<Database>,
  units: readonly number[],
  since: number,
): Promise<Map<number, number>> {
  const { rows } = await sql<{ feed: number; count: number }>`
    select feed, count(*)::int4 as count from fault
    where kind = 'rejected' and unit = any(${numberArray(units)}::text::int4[]) and recorded_at >= ${since}
    group by feed`.execute(db);
  return new Map(rows.map(({ feed, count }) => [feed, count]));
}

async function countFaults(db: Kysely<Database>, units: readonly number[]): Promise<Connection["faults"]> {
  const { rows } = await sql<{ kind: string; count: number }>`
    select kind, count(*)::int4 as count from fault where ${shownTo(units)} and kind <> 'rejected' group by kind`.execute(
    db,
  );
  const of = (kind: string): number => rows.find((row) => row.kind === kind)?.count ?? 0;
  return {
    doubleReceived: of("doubleReceived"),
    orphan: of("orphan"),
    unknownProcedure: of("unknownProcedure"),
    foreign: of("foreign"),
  };
}
