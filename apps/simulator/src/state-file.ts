import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { codeSchema, daySchema } from "@ioc/protocol/text.ts";
import { z } from "zod";

const feedKeySchema = z.object({ id: z.string(), token: z.string() });

const stateSchema = z.object({
  version: z.literal(1),
  seed: z.string(),
  /** First civil day on which the simulator ran; history lies before it. */
  anchor: daySchema,
  feeds: z.record(codeSchema, feedKeySchema),
  /** By unit: everything that was to be sent up to this instant (ms) is acknowledged. Absent: not even the history. */
  sentUntilMs: z.record(codeSchema, z.number()),
});

/** What must outlive the process. Tokens are in it, since the server shows them once: the file is its owner's only. */
export type SimulatorState = z.infer<typeof stateSchema>;

/** Undefined if there is none; a file that is not readable as a state stops the start rather than losing tokens. */
export function readState(file: string): SimulatorState | undefined {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
  try {
    return stateSchema.parse(JSON.parse(text));
  } catch (cause) {
    throw new Error(`${file} is no state of the simulator; move it away to start anew`, { cause });
  }
}

/** Whole or not at all: a crash in between leaves the former state. */
export function writeState(file: string, state: SimulatorState): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(`${file}.new`, `${JSON.stringify(state, null, 1)}\n`, { mode: 0o600 });
  renameSync(`${file}.new`, file);
}
