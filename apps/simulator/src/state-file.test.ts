import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { readState, type SimulatorState, writeState } from "./state-file.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "simulator-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const state: SimulatorState = {
  version: 1,
  seed: "son-giang",
  anchor: "2026-11-18",
  feeds: { SG: { id: "f1", token: "secret" } },
  sentUntilMs: { SG: 1_795_000_000_000 },
};

test("what was written is read again, and nobody else can read the tokens", () => {
  const file = join(folder, "deep", "simulator.json");
  writeState(file, state);
  expect(readState(file)).toEqual(state);
  expect(statSync(file).mode & 0o077).toBe(0);
  expect(readdirSync(join(folder, "deep"))).toEqual(["simulator.json"]);
});

test("no file is no state", () => {
  expect(readState(join(folder, "simulator.json"))).toBeUndefined();
});

test("a broken file stops the start instead of losing the tokens", () => {
  const file = join(folder, "simulator.json");
  writeFileSync(file, '{"version":1,');
  expect(() => readState(file)).toThrow(/is no state of the simulator/);
});
