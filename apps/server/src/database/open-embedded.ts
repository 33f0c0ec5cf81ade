import { PGlite, types } from "@electric-sql/pglite";
import { Kysely } from "kysely";
import { claimDirectory } from "./claim-directory.ts";
import { ExclusivePGliteDialect } from "./exclusive-driver.ts";
import { mendCluster } from "./mend-cluster.ts";
import type { Database } from "./schema.ts";

export interface OpenDatabase {
  readonly db: Kysely<Database>;
  /** What an acknowledgement survives: `process` its death, `machine` also a power cut. */
  readonly durability: "process" | "machine";
  close(): Promise<void>;
}

/**
 * Opens the embedded PostgreSQL under `dataDir`, or in memory when it is null.
 *
 * Throws when another process has the directory: two of them would destroy it.
 */
export async function openEmbedded(dataDir: string | null): Promise<OpenDatabase> {
  const claim = dataDir === null ? null : await claimDirectory(dataDir);
  const cluster = dataDir === null ? null : await mendCluster(dataDir);
  // int8 holds milliseconds and ledger positions here: both stay exact in a double.
  // PGlite reads and writes bytea digit by digit; steps are megabytes of it.
  const options = {
    parsers: { [types.INT8]: Number, [types.BYTEA]: (text: string) => Buffer.from(text.slice(2), "hex") },
    serializers: {
      [types.BYTEA]: (bytes: Uint8Array) =>
        `\\x${Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("hex")}`,
    },
  };
  const pglite = cluster === null ? await PGlite.create(options) : await PGlite.create(cluster, options);
  const db = new Kysely<Database>({ dialect: new ExclusivePGliteDialect({ pglite }) });
  return {
    db,
    durability: "process",
    async close() {
      await db.destroy();
      if (!pglite.closed) await pglite.close();
      await claim?.release();
    },
  };
}
