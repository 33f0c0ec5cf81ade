import { type Kysely, sql } from "kysely";
import { numberArray } from "../database/array-literal.ts";
import type { Database } from "../database/schema.ts";
import type { AlertRecord } from "./alert-record.ts";
import { recordOf } from "./alert-store.ts";

export interface AlertsOfTime {
  readonly fired: readonly AlertRecord[];
  readonly resolved: readonly AlertRecord[];
  /** What is not over now; what is only pending is nothing yet. */
  readonly open: readonly AlertRecord[];
}

/** Alerts of units that fired or were over in (since, now], and those that are open now, the newest of each first. */
export async function readAlertsOfTime(
  db: Kysely<Database>,
  units: readonly number[],
  since: number,
  now: number,
): Promise<AlertsOfTime> {
  const ofUnits = db
    .selectFrom("alert")
    .selectAll()
    .where(sql<boolean>`unit = any(${numberArray(units)}::text::int4[])`);
  const fired = await ofUnits
    .where("fired_at", ">", since)
    .where("fired_at", "<=", now)
    .orderBy("fired_at", "desc")
    .execute();
  const resolved = await ofUnits
    .where("state", "=", "resolved")
    .where("fired_at", "is not", null)
    .where("resolved_at", ">", since)
    .where("resolved_at", "<=", now)
    .orderBy("resolved_at", "desc")
    .execute();
  const open = await ofUnits
    .where("state", "in", ["firing", "recovering", "noData"])
    .orderBy("since", "desc")
    .execute();
  return { fired: fired.map(recordOf), resolved: resolved.map(recordOf), open: open.map(recordOf) };
}
