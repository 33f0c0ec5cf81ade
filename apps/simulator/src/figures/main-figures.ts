/** Replays published figures into a fresh server and prints reported and measured side by side. */
import process from "node:process";
import { readConfig } from "../config.ts";
import { untilReady } from "../provisioning/api.ts";
import { isUnexplained } from "./figure-rows.ts";
import { figureTable } from "./figure-table.ts";
import { damRong, krongPac } from "./reported-figures.ts";
import { runFigures } from "./run-figures.ts";

const READY_TIMEOUT_MS = 60_000;

try {
  const { url, token, zone } = readConfig(process.env);
  await untilReady(url, READY_TIMEOUT_MS, new AbortController().signal);
  const rows = await runFigures({
    url,
    token,
    zone,
    districts: [krongPac, damRong],
    onProgress: (words) => process.stderr.write(`${words}\n`),
  });
  process.stdout.write(`${figureTable(rows)}\n`);
  const unexplained = rows.filter(isUnexplained);
  process.stdout.write(
    unexplained.length === 0
      ? "\nEvery figure agrees with the report or differs for the reason given.\n"
      : `\n${unexplained.length} figures differ without an explanation.\n`,
  );
  if (unexplained.length > 0) process.exitCode = 1;
} catch (error) {
  process.stderr.write(`figures: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
