import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, type TestContext, test } from "vitest";

// Each benchmark, as small as it can be: that it runs, and that its last line holds what it promises. No figure of such
// a run means anything, so they run beside each other: much of their time is waiting.
const MAIN = fileURLToPath(new URL("./main.ts", import.meta.url));
const { TEST_DATABASE_URL: DATABASE_URL = "", DATABASE_URL: _, REDIS_URL: __, ...ENVIRONMENT } = process.env;
const SMALL = ["--feeds", "5", "--rounds", "1", "--settle", "0.1"];
const BESIDE_EACH_OTHER = { concurrent: true, timeout: 180_000 };

interface Ended {
  readonly code: number | null;
  readonly output: string;
  readonly errors: string;
}

function run({ onTestFinished }: TestContext, args: readonly string[], databaseUrl: string): Promise<Ended> {
  const env = databaseUrl === "" ? ENVIRONMENT : { ...ENVIRONMENT, DATABASE_URL: databaseUrl };
  const child = spawn(process.execPath, [MAIN, ...args], { env, stdio: ["ignore", "pipe", "pipe"] });
  // One that takes too long puts away what it made.
  onTestFinished(() => void child.kill("SIGTERM"));
  const ended = { output: "", errors: "" };
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    ended.output += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    ended.errors += text;
  });
  return new Promise((done) => child.once("close", (code) => done({ code, ...ended })));
}

test.for([
  ["ingest", ["--events", "3000"], ["eventsPerSecond", "copyRowsPerSecond", "ratio"]],
  ["singles", ["--events", "400"], ["eventsPerSecond", "bareEventsPerSecond", "ratio"]],
  ["latency", ["--rate", "20", "--seconds", "1"], ["rate", "p50Ms", "p99Ms", "bareP99Ms"]],
  [
    "fanout",
    ["--clients", "20", "--seconds", "1"],
    ["clients", "patchesPerSecond", "cpuSeconds", "bareCpuSeconds", "rssBytesPerClient"],
  ],
  ["restart", ["--events", "1000"], ["events", "dossiers", "readyMs"]],
  ["growth", ["--events", "1000"], ["ingestRatio", "boardRatio"]],
  ["walls", ["--events", "500", "--clients", "5", "--seconds", "0.5"], ["coresBeyondIngest", "ingestCores"]],
  ["memory", ["--events", "500"], ["rssBytes", "rssRestoredBytes", "openDossiers"]],
  ["storm", ["--clients", "20"], ["seconds", "bareSeconds", "transactionsDuringStorm"]],
  [
    "soak",
    ["--events", "500", "--rate", "10", "--seconds", "0.5", "--minutes", "0.04"],
    ["rssRatio", "projectorBytesMost", "p99Ratio"],
  ],
] as const)("%s runs and says what it measured", BESIDE_EACH_OTHER, async ([name, args, members], context) => {
  const { code, output, errors } = await run(context, [name, ...args, ...SMALL], DATABASE_URL);
  expect(code, errors).toBe(0);
  // What it holds for: hardware, versions, and what is measured against what.
  expect(output).toMatch(/^.+ cores, \d+ GiB; Node v.+\nPostgreSQL \d.+\nno Redis\n/);
  expect(output).toMatch(new RegExp(`^${name}: .+$`, "m"));
  const last = JSON.parse(output.trimEnd().split("\n").at(-1) ?? "") as Record<string, unknown>;
  for (const member of members) expect(last[member], `${name}: ${member}`).toEqual(expect.any(Number));
});

test("alerts need no database, and say what was measured", BESIDE_EACH_OTHER, async (context) => {
  const { code, output, errors } = await run(context, ["alerts", "--events", "2000"], "");
  expect(code, errors).toBe(0);
  const last = JSON.parse(output.trimEnd().split("\n").at(-1) ?? "") as Record<string, unknown>;
  expect(last).toMatchObject({ dossiers: 2000, units: 4000, rules: 20, testedUnits: 145, days: 90 });
  for (const member of ["lookMs", "firstLookMs", "backTestMs"]) expect(last[member]).toEqual(expect.any(Number));
});

test("estimates need no database, and say what was measured", BESIDE_EACH_OTHER, async (context) => {
  const { code, output, errors } = await run(context, ["estimates", "--events", "2000"], "");
  expect(code, errors).toBe(0);
  const last = JSON.parse(output.trimEnd().split("\n").at(-1) ?? "") as Record<string, unknown>;
  expect(last).toMatchObject({ dossiers: 2000, units: 1033 });
  for (const member of ["longestTurnMs", "firstMs", "againMs", "judgedMs", "communeMs", "wallMs"]) {
    expect(last[member]).toEqual(expect.any(Number));
  }
});

test("without a database it says what is missing", BESIDE_EACH_OTHER, async (context) => {
  const { code, errors } = await run(context, ["ingest"], "");
  expect(code).toBe(2);
  expect(errors).toContain("set DATABASE_URL");
});
