import type { Kysely } from "kysely";
import type { Election } from "./election.ts";
import type { Database } from "./schema.ts";

/** The store, embedded or a server: the same statements run on both. */
export interface OpenDatabase {
  readonly db: Kysely<Database>;
  readonly kind: "embedded" | "server";
  /** Where other threads of this process connect to; null: one connection is all there is. */
  readonly url: string | null;
  /** What an acknowledgement survives: `process` its death, `machine` also a power cut. */
  readonly durability: "process" | "machine";
  /** Which node does what only one may do. */
  readonly election: Election;
  /**
   * Runs what must not run on two nodes at once, with a database of its own that waits as long as it takes. For the
   * start: migrations, and what every installation has once.
   */
  exclusively<T>(work: (db: Kysely<Database>) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}
