import type { Kysely } from "kysely";
import { reachOf } from "../access/reach.ts";
import { loadPeople } from "../accounts/person-record.ts";
import type { Database } from "../database/schema.ts";
import type { Reference } from "../reference/reference.ts";

/** The name of a person by user name, if they may read a unit today; undefined otherwise. */
export async function findAssignee(
  db: Kysely<Database>,
  reference: Reference,
  user: string,
  unit: number,
  now: number,
): Promise<string | undefined> {
  const [person] = await loadPeople(db, { users: [user] });
  if (person === undefined || person.disabled) return undefined;
  const reach = reachOf(reference, now);
  const reads = person.grants.some(
    (grant) => grant.unit === null || (!reach.isOver(grant.unit) && reach.covers(grant.unit, unit)),
  );
  return reads ? person.name : undefined;
}
