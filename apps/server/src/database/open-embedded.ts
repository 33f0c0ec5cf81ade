import { PGlite, types } from "@electric-sql/pglite";
import { Kysely } from "kysely";
import { claimDirectory } from "./claim-directory.ts";
import { onlyNode } from "./election.ts";
import { ExclusivePGliteDialect } from "./exclusive-driver.ts";
import { mendCluster } from "./mend-cluster.ts";
import type { OpenDatabase } from "./open-database.ts";
import type { Database } from "./schema.ts";

/**
 * Opens the embedded PostgreSQL under `dataDir`, or in memory when it is null.
 *
 * @param image of a cluster that one in memory begins with
 * Throws when another process has the directory: two of them would destroy it.
 */
export async function openEmbedded(dataDir: string | null, image?: Blob): Promise<OpenDatabase> {
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
  const pglite =
    cluster === null
      ? await PGlite.create(image === undefined ? options : { ...options, loadDataDir: image })
      : await PGlite.create(cluster, options);
  const db = new Kysely<Database>({ dialect: new ExclusivePGliteDialect({ pglite }) });
  return {
    db,
    kind: "embedded",
    url: null,
    durability: "process",
    election: onlyNode,
    exclusively: (work) => work(db),
    async close() {
      await db.destroy();
      if (!pglite.closed) await pglite.close();
      await claim?.release();
    },
  };
}
