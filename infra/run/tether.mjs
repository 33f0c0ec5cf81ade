// Loaded into every process that the launcher starts: should the launcher vanish without a word (kill -9), the process
// notices the closed channel and stops the way it would on SIGTERM, instead of holding the port for ever.

import { isMainThread } from "node:worker_threads";

if (isMainThread && process.connected) {
  process.once("disconnect", () => process.kill(process.pid, "SIGTERM"));
  process.channel?.unref();
}
