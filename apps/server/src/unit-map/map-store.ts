import { type Kysely, sql } from "kysely";
import type { Database } from "../database/schema.ts";
import type { DrawnShape } from "./drawn-shape.ts";

/**
 * Puts another map in the place of the one that is there; to be called in the transaction of the change. Its row stays
 * locked, so changes take turns.
 *
 * @param shapes null: none
 * @returns how many units had a shape before; null: there was no map
 */
export async function replaceMap(db: Kysely<Database>, shapes: readonly DrawnShape[] | null): Promise<number | null> {
  const before = await db
    .selectFrom("unit_map")
    .select("shapes")
    .where("id", "=", 1)
    .forUpdate()
    .executeTakeFirstOrThrow();
  await db
    .updateTable("unit_map")
    .set({ version: sql<number>`version + 1`, shapes: shapes === null ? null : JSON.stringify(shapes) })
    .where("id", "=", 1)
    .execute();
  return before.shapes === null ? null : parse(before.shapes).length;
}

/** The map as the database has it at each reading, whatever node changed it; its text is fetched when it is another one. */
export class MapReader {
  readonly #db: Kysely<Database>;
  #known: { readonly version: number; readonly shapes: readonly DrawnShape[] } = { version: -1, shapes: [] };

  constructor(db: Kysely<Database>) {
    this.#db = db;
  }

  /** Empty: there is none. */
  async read(): Promise<readonly DrawnShape[]> {
    const { version, shapes } = await this.#db
      .selectFrom("unit_map")
      .select("version")
      .select(sql<string | null>`case when version = ${this.#known.version} then null else shapes end`.as("shapes"))
      .where("id", "=", 1)
      .executeTakeFirstOrThrow();
    if (version !== this.#known.version) this.#known = { version, shapes: shapes === null ? [] : parse(shapes) };
    return this.#known.shapes;
  }
}

function parse(shapes: string): DrawnShape[] {
  return JSON.parse(shapes) as DrawnShape[];
}
