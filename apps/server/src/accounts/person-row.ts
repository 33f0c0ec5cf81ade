import type { Grant, Role } from "@ioc/protocol/access.ts";
import { type Expression, type Kysely, type RawBuilder, sql } from "kysely";
import type { UnitGrant } from "../access/principal.ts";
import type { Database } from "../database/schema.ts";
import type { Reference } from "../reference/reference.ts";

/** The roles of a person as one column of a query, `role unit` by comma. */
export function grantsColumn(person: Expression<string>): RawBuilder<string | null> {
  return sql<string | null>`(
    select string_agg(g.role || ' ' || coalesce(g.unit::text, ''), ',' order by g.unit nulls first, g.role)
    from person_grant g where g.person = ${person})`;
}

export function grantsOf(column: string | null): UnitGrant[] {
  if (column === null) return [];
  return column.split(",").map((text) => {
    const [role = "", unit = ""] = text.split(" ");
    return { role: role as Role, unit: unit === "" ? null : Number(unit) };
  });
}

/** Roles as they cross the wire. One at a unit that this node has not heard of yet is left out. */
export function shownGrants(grants: readonly UnitGrant[], reference: Reference): Grant[] {
  return grants.flatMap(({ role, unit }): Grant[] => {
    if (unit === null) return [{ role, unit }];
    const code = reference.unitsById.get(unit)?.body.code;
    return code === undefined ? [] : [{ role, unit: code }];
  });
}

/** The unit whose administrator sees what a person does: the only one of the person's roles; null: the top's. */
export function unitOfGrants(grants: readonly UnitGrant[]): number | null {
  const [first, ...others] = new Set(grants.map(({ unit }) => unit));
  return first === undefined || others.length > 0 ? null : first;
}

/** The same for a person that is looked up; null too for somebody who is not there. */
export async function unitOfPerson(db: Kysely<Database>, person: string): Promise<number | null> {
  const rows = await db.selectFrom("person_grant").select("unit").distinct().where("person", "=", person).execute();
  return rows.length === 1 ? (rows[0]?.unit ?? null) : null;
}
