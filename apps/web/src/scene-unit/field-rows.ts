import type { Board } from "@ioc/protocol/board.ts";

/** The columns of the table, the worst first. */
export const FIELD_MEASURES = ["overdue", "dueToday", "atRisk", "inProgress"] as const;
export type FieldMeasure = (typeof FIELD_MEASURES)[number];

export interface FieldRow {
  /** One, or those that have no row of their own. */
  readonly fields: readonly string[];
  readonly counts: Readonly<Record<FieldMeasure, number>>;
}

/** Fields with something open, those with most overdue first, then by what is open; the rest in one row. */
export function fieldRows(fields: Board["fields"], room: number): readonly FieldRow[] {
  const names = Object.entries(fields)
    .filter(([, { measures }]) => FIELD_MEASURES.some((measure) => measures[measure] > 0))
    .sort(
      ([aName, { measures: a }], [bName, { measures: b }]) =>
        b.overdue - a.overdue || b.inProgress - a.inProgress || (aName < bName ? -1 : 1),
    )
    .map(([name]) => name);
  const own = names.length <= room ? names : names.slice(0, room - 1);
  const rest = names.slice(own.length);
  return [...own.map((name) => [name]), ...(rest.length === 0 ? [] : [rest])].map((members) => ({
    fields: members,
    counts: Object.fromEntries(
      FIELD_MEASURES.map((measure) => [
        measure,
        members.reduce((sum, name) => sum + (fields[name]?.measures[measure] ?? 0), 0),
      ]),
    ) as FieldRow["counts"],
  }));
}
