import { existsSync, type FSWatcher, watch } from "node:fs";
import { join } from "node:path";
import type { ServerProcess } from "./server-process.test-support.ts";

/**
 * Kills a server when its database writes to disk for the `count`-th time from now on. That is a moment in the middle
 * of its work, and it needs no clock. Returns how to give up watching.
 *
 * @param where a directory below the embedded database: its write-ahead log, unless something else is wanted
 */
export function killOnWrite(server: ServerProcess, count: number, where = "pg_wal"): () => void {
  let left = count;
  const watched = join(server.dataDir, "postgres", where);
  if (!existsSync(watched)) throw new Error(`there is no ${watched} to watch`);
  const watcher: FSWatcher = watch(watched, () => {
    left -= 1;
    if (left > 0) return;
    watcher.close();
    server.kill();
  });
  void server.exited.then(() => watcher.close());
  return () => watcher.close();
}
