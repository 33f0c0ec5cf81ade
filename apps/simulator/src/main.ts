/** The demo province Sơn Giang: units that do not exist, feeding a server like any other feed. */
import process from "node:process";
import { readConfig } from "./config.ts";
import { createReport } from "./run/report.ts";
import { simulate } from "./run/simulate.ts";

const stopping = new AbortController();
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => stopping.abort());

const report = createReport((line) => process.stdout.write(line));
try {
  await simulate(readConfig(process.env), report, stopping.signal);
  report("stopped");
} catch (error) {
  process.stderr.write(`simulator: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
