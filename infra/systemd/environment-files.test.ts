import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "vitest";

// systemd reads these files, and in the runbook a shell does: both must read the same.

const ASSIGNMENT = /^([A-Z_]+)='([^'\\]*)'$/;

test.each(["ioc.env.example", "backup.env.example"])("%s: a shell reads every value to its end", (name) => {
  const example = readFileSync(path.join(import.meta.dirname, name), "utf8");
  const lines = example.split("\n").filter((line) => line !== "" && !line.startsWith("#"));
  for (const line of lines) expect(line).toMatch(ASSIGNMENT);
  // What an operator may fill in: all that a shell would take for something else.
  const filled = lines.map((line) => line.replace(ASSIGNMENT, "$1='$2?a=b&c=$$HOME;`d` #e'"));
  const folder = mkdtempSync(path.join(tmpdir(), "ioc-environment-"));
  try {
    const file = path.join(folder, name);
    writeFileSync(file, filled.join("\n"));
    const { stdout, stderr } = spawnSync("sh", ["-c", 'set -a; . "$1"; exec env', "sh", file], { encoding: "utf8" });
    expect(stderr).toBe("");
    const read = stdout.split("\n");
    for (const line of filled) expect(read).toContain(line.replace(ASSIGNMENT, "$1=$2"));
  } finally {
    rmSync(folder, { recursive: true });
  }
});
