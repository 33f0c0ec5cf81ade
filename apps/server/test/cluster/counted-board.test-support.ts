import { readFileSync } from "node:fs";
import pg from "pg";
import { MEASURES } from "../board-shape.test-support.ts";
import type { ClusterWorld } from "./cluster-world.test-support.ts";

const RECOUNT = readFileSync(new URL("recount.sql", import.meta.url), "utf8");

type Numbers = Readonly<Record<string, number>>;

/** A board's numbers; children and fields only where they count something. */
export interface CountedBoard {
  readonly measures: Numbers;
  readonly children: Readonly<Record<string, Numbers>>;
  readonly fields: Readonly<Record<string, Numbers>>;
}

interface Cell {
  readonly root: string;
  readonly part: "measures" | "children" | "fields";
  readonly name: string;
  readonly measure: string;
  readonly count: string;
}

export interface Asked {
  /** Civil dates. */
  readonly from: string;
  readonly to: string;
  /** Instant in ms. */
  readonly at: number;
}

/** Boards of some units counted from the stored events by `recount.sql`, unit → board. */
export async function recount(
  databaseUrl: string,
  { units, procedures }: ClusterWorld,
  roots: readonly string[],
  { from, to, at }: Asked,
): Promise<Map<string, CountedBoard>> {
  const client = new pg.Client({ connectionString: databaseUrl, application_name: "test of faults" });
  await client.connect();
  try {
    await client.query(RECOUNT);
    await client.query(
      'insert into known_unit select code, parent, "validTo", successor from json_to_recordset($1) as u (code text, parent text, "validTo" date, successor text)',
      [JSON.stringify(units)],
    );
    await client.query(
      "insert into known_field select code, field from json_to_recordset($1) as p (code text, field text)",
      [JSON.stringify(procedures)],
    );
    const { rows } = await client.query<Cell>("select * from pg_temp.boards($1, $2, $3, $4)", [roots, from, to, at]);
    return new Map(roots.map((root) => [root, boardOf(rows.filter((row) => row.root === root))]));
  } finally {
    await client.end();
  }
}

/** The same form of a board that a node gave. */
export function countedOf(board: {
  readonly measures: Numbers;
  readonly children: Readonly<Record<string, { readonly measures: Numbers }>>;
  readonly fields: Readonly<Record<string, { readonly measures: Numbers }>>;
}): CountedBoard {
  const part = (entries: Readonly<Record<string, { readonly measures: Numbers }>>): Record<string, Numbers> =>
    Object.fromEntries(
      Object.entries(entries)
        .map(([name, { measures }]) => [name, measures] as const)
        .filter(([, measures]) => Object.values(measures).some((count) => count !== 0)),
    );
  return { measures: board.measures, children: part(board.children), fields: part(board.fields) };
}

function boardOf(cells: readonly Cell[]): CountedBoard {
  const part = (wanted: Cell["part"]): Record<string, Numbers> => {
    const own = cells.filter((cell) => cell.part === wanted);
    const names = [...new Set(own.map(({ name }) => name))];
    return Object.fromEntries(names.map((name) => [name, numbersOf(own.filter((cell) => cell.name === name))]));
  };
  return { measures: part("measures")[""] ?? numbersOf([]), children: part("children"), fields: part("fields") };
}

function numbersOf(cells: readonly Cell[]): Numbers {
  const counts = new Map(cells.map(({ measure, count }) => [measure, Number(count)]));
  return Object.fromEntries(MEASURES.map((measure) => [measure, counts.get(measure) ?? 0]));
}
