import type { Period } from "@ioc/domain/board/period.ts";
import { dayOf, endOfDay, startOfDay } from "@ioc/domain/time/zone.ts";
import type { Reconciliation } from "@ioc/protocol/reconciliation.ts";
import { type Kysely, sql } from "kysely";
import type { LiveState } from "../boards/live-state.ts";
import type { Database } from "../database/schema.ts";
import { shownTo } from "../faults/read-faults.ts";
import { refusedOf } from "./refused-of.ts";

/**
 * Faults of a unit's subtree that were recorded on the days of a period, as the page of its connection counts them: what
 * was refused from a feed above, too, where it names the subtree.
 */
export async function countPeriodFaults(
  db: Kysely<Database>,
  { reference }: LiveState,
  top: number,
  { from, to }: Period,
  now: number,
): Promise<Reconciliation["faults"]> {
  const { zone, tree } = reference;
  const units = [...tree.on(dayOf(zone, now)).subtree(top).owners.keys()];
  const { rows } = await sql<{ kind: string; count: number }>`
    select kind, count(*)::int4 as count from fault
    where ((kind <> 'rejected' and ${shownTo(units)}) or (kind = 'rejected' and ${refusedOf(reference, top, units, now)}))
      and recorded_at between ${startOfDay(zone, from)} and ${endOfDay(zone, to)}
    group by kind`.execute(db);
  const of = (kind: string): number => rows.find((row) => row.kind === kind)?.count ?? 0;
  return {
    rejected: of("rejected"),
    orphan: of("orphan"),
    doubleReceived: of("doubleReceived"),
    unknownProcedure: of("unknownProcedure"),
    foreign: of("foreign"),
  };
}
