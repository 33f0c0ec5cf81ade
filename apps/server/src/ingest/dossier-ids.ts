import type { Kysely } from "kysely";
import type { Database } from "../database/schema.ts";
import { reserveDossierIds } from "./event-store.ts";

const BLOCK = 1000;

/** Numbers for new dossiers, fetched in blocks so that a commit needs no round trip for them. */
export class DossierIds {
  readonly #db: Kysely<Database>;
  #free: number[] = [];

  constructor(db: Kysely<Database>) {
    this.#db = db;
  }

  async take(count: number): Promise<number[]> {
    while (this.#free.length < count) {
      this.#free.push(...(await reserveDossierIds(this.#db, Math.max(BLOCK, count - this.#free.length))));
    }
    return this.#free.splice(0, count);
  }
}
