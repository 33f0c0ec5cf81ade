import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type BenchDatabase, openBenchDatabase } from "./bench-database.ts";
import type { BenchOptions } from "./bench-options.ts";
import { printProfile } from "./profile.ts";
import { type ServerProcess, startServerProcess } from "./server-process.ts";

/** The real server on a database of its own. */
export interface BenchServer {
  readonly database: BenchDatabase;
  /** Starts it, again if it was stopped; a node is a further server on the same database. */
  start(node?: number): Promise<ServerProcess>;
}

export async function openBenchServer(options: BenchOptions): Promise<BenchServer> {
  const database = await openBenchDatabase(options);
  const dataDir = await mkdtemp(join(tmpdir(), "ioc-bench-"));
  options.cleanups.add(() => rm(dataDir, { recursive: true, force: true }));
  if (options.profile) options.cleanups.add(() => printProfile(dataDir));
  return {
    database,
    async start(node = 0) {
      const server = await startServerProcess(join(dataDir, String(node)), {
        env: { DATABASE_URL: database.url },
        nodeOptions: options.profile ? ["--cpu-prof", `--cpu-prof-dir=${dataDir}`] : [],
      });
      options.cleanups.add(() => server.stop());
      return server;
    },
  };
}
