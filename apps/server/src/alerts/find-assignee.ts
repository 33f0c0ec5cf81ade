import type { Kysely } from "kysely";
import type { UnitGrant } from "../access/principal.ts";
import { reachOf } from "../access/reach.ts";
import { loadPeople, type PersonRecord } from "../accounts/person-record.ts";
import type { Database } from "../database/schema.ts";
import type { Reference } from "../reference/reference.ts";

/** Somebody whom an alert of a unit may be given to. */
export interface Assignee {
  readonly user: string;
  readonly name: string;
  /** Where all their roles are; null: above all units. */
  readonly at: readonly (number | null)[];
}

/** Whether whoever handles alerts within that reach may know of somebody: who has a role above, or elsewhere, too, is known to those above. */
export function isKnownWithin({ at }: Assignee, covers: (place: number | "everything") => boolean): boolean {
  return at.every((place) => covers(place ?? "everything"));
}

/** A person by user name, if they may read a unit today; undefined otherwise. */
export async function findAssignee(
  db: Kysely<Database>,
  reference: Reference,
  user: string,
  unit: number,
  now: number,
): Promise<Assignee | undefined> {
  const people = await loadPeople(db, { users: [user] });
  return assigneesAmong(people, reference, unit, now)[0];
}

/** Everybody who may read a unit today, by user name. */
export async function listAssignees(
  db: Kysely<Database>,
  reference: Reference,
  unit: number,
  now: number,
): Promise<readonly Assignee[]> {
  return assigneesAmong(await loadPeople(db), reference, unit, now);
}

function assigneesAmong(
  people: readonly PersonRecord[],
  reference: Reference,
  unit: number,
  now: number,
): readonly Assignee[] {
  const reach = reachOf(reference, now);
  const reads = (grant: UnitGrant): boolean =>
    grant.unit === null || (!reach.isOver(grant.unit) && reach.covers(grant.unit, unit));
  return people.flatMap(({ user, name, disabled, grants }): Assignee[] => {
    return disabled || !grants.some(reads) ? [] : [{ user, name, at: grants.map(({ unit: at }) => at) }];
  });
}
