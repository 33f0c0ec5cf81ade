import type pg from "pg";
import type { BenchDatabase } from "./bench-database.ts";
import { type CopiedRows, copyIn, copyOut } from "./copy-rows.ts";

const COPY = "bench_copy";

/**
 * The limit of ingest: the very rows that the product stored, by one COPY in one transaction into a fresh table with
 * the same columns and indexes. `key` is the identity that the product keeps unique beside its events.
 */
export class CopyLimit {
  readonly #client: pg.Client;
  readonly #rows: CopiedRows;

  constructor(client: pg.Client, rows: CopiedRows) {
    this.#client = client;
    this.#rows = rows;
  }

  /** Takes the rows stored since an instant, at most so many. */
  static async of(database: BenchDatabase, since: number, most: number): Promise<CopyLimit> {
    const client = await database.connect();
    const select = `select e.*, event_key_of(e.source, e.id) as key from event e where recorded_at >= ${since} limit ${most}`;
    return new CopyLimit(client, await copyOut(client, select));
  }

  /** Rows a second. */
  async measure({ withIdentity }: { readonly withIdentity: boolean } = { withIdentity: true }): Promise<number> {
    const client = this.#client;
    await client.query(`drop table if exists ${COPY}`);
    await client.query(`create table ${COPY} (like event including indexes including storage)`);
    await client.query(`alter table ${COPY} add column key uuid`);
    if (withIdentity) await client.query(`create unique index on ${COPY} (key)`);
    await client.query("checkpoint");
    const startedAt = performance.now();
    await copyIn(client, COPY, this.#rows);
    const seconds = (performance.now() - startedAt) / 1000;
    await client.query(`drop table ${COPY}`);
    return this.#rows.rows / seconds;
  }

  close(): Promise<void> {
    return this.#client.end();
  }
}
