import { existsSync } from "node:fs";
import { rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";

const CLUSTER = "postgres";
const UNFINISHED_CLUSTER = "postgres.unfinished";

/**
 * The embedded cluster's directory, fit to be opened whatever a killed process left behind. To be called by whoever
 * holds the claim of `dataDir`.
 *
 * A new cluster is made under another name first: one that is half made is never taken for a whole one. PostgreSQL's own
 * lock, for which the claim stands in, is taken away: killed while it is written it stays empty, and no start gets past.
 */
export async function mendCluster(dataDir: string): Promise<string> {
  const cluster = join(dataDir, CLUSTER);
  if (!existsSync(cluster)) {
    const unfinished = join(dataDir, UNFINISHED_CLUSTER);
    await rm(unfinished, { recursive: true, force: true });
    const made = await PGlite.create(unfinished);
    await made.close();
    await rename(unfinished, cluster);
  }
  await rm(join(cluster, "postmaster.pid"), { force: true });
  return cluster;
}
