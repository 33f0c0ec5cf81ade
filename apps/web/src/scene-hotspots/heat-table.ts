import type { HeatCell, Hotspots } from "@ioc/protocol/hotspots.ts";

/** From this far above what its share of the work explains a cell stands out. */
export const HOT_EXCESS = 5;

/** One cell: a child's field, or the sum of those that have no place of their own. */
export interface TableCell {
  readonly overdue: number;
  readonly hot: boolean;
}

export interface TableRow {
  /** Codes of the children in it: one, or those that have no row of their own. */
  readonly children: readonly string[];
  /** In the order of the columns. */
  readonly cells: readonly TableCell[];
  readonly overdue: number;
}

interface HeatColumn {
  /** One, or those that have no column of their own. */
  readonly fields: readonly string[];
  readonly overdue: number;
  /** Of the field that is looked at. */
  readonly lit: boolean;
}

export interface HeatTable {
  readonly columns: readonly HeatColumn[];
  readonly rows: readonly TableRow[];
  readonly overdue: number;
  /** The children and the fields that have a row and a column of their own, where others have none. */
  readonly rest: { readonly except: readonly string[]; readonly exceptField: readonly string[] };
}

/** How many rows and columns there is room for, those for the rest among them. */
export interface TableRoom {
  readonly rows: number;
  readonly columns: number;
}

type Documents = Pick<Hotspots, "children" | "fields" | "measures">;

/**
 * Children × fields by what is overdue, the worst first. What does not fit stands in one row and one column of the
 * rest, so that the table adds up both ways. Fields with nothing overdue have no column, but
 * the one that is looked at has the first in any case.
 */
export function heatTable({ children, fields, measures }: Documents, room: TableRoom, lit?: string): HeatTable {
  const late = worstFirst(fields).filter((field) => field !== lit && (fields[field]?.overdue ?? 0) > 0);
  const columns = fitted(lit === undefined ? late : [lit, ...late], room.columns);
  const rows = fitted(worstFirst(children), room.rows);
  return {
    columns: columns.map((names) => ({
      fields: names,
      overdue: sum(names.map((field) => fields[field]?.overdue ?? 0)),
      lit: names.length === 1 && names[0] === lit,
    })),
    rows: rows.map((codes) => ({
      children: codes,
      cells: columns.map((names) =>
        cellOf(codes.flatMap((code) => names.flatMap((field) => children[code]?.fields[field] ?? []))),
      ),
      overdue: sum(codes.map((code) => children[code]?.overdue ?? 0)),
    })),
    overdue: measures.overdue,
    rest: { except: alone(rows), exceptField: alone(columns) },
  };
}

/** Those that stand by themselves. */
function alone(places: readonly (readonly string[])[]): readonly string[] {
  return places.flatMap((keys) => (keys.length === 1 ? keys : []));
}

/** The rest is many small cells: it never stands out as one. */
function cellOf(cells: readonly HeatCell[]): TableCell {
  const [only] = cells;
  return {
    overdue: sum(cells.map(({ overdue }) => overdue)),
    hot: cells.length === 1 && only !== undefined && only.overdue - only.expected >= HOT_EXCESS,
  };
}

function worstFirst(of: Readonly<Record<string, { overdue: number }>>): string[] {
  return Object.entries(of)
    .sort(([aKey, a], [bKey, b]) => b.overdue - a.overdue || (aKey < bKey ? -1 : 1))
    .map(([key]) => key);
}

/** Each by itself while there is room; else the last place is for all others. */
function fitted(keys: readonly string[], room: number): readonly (readonly string[])[] {
  if (keys.length <= room) return keys.map((key) => [key]);
  return [...keys.slice(0, room - 1).map((key) => [key]), keys.slice(room - 1)];
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0);
}
