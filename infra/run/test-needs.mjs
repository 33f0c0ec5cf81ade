import { execFileSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import { canConnect } from "./can-connect.mjs";

/**
 * What a test needs besides this repository is the end of its file's name: `.test.ts` needs nothing.
 * @typedef {object} TestNeed
 * @property {string} suffix
 * @property {string} name
 * @property {() => Promise<string | null>} missing why it is not there; null when it is
 */

/** @type {readonly TestNeed[]} */
export const testNeeds = [
  { suffix: ".pg.test.ts", name: "PostgreSQL", missing: () => unreachable("TEST_DATABASE_URL", 5432) },
  { suffix: ".redis.test.ts", name: "Redis", missing: () => unreachable("TEST_REDIS_URL", 6379) },
  {
    suffix: ".cluster.test.ts",
    name: "PostgreSQL and Redis of their own",
    missing: async () =>
      (await unreachable("TEST_DATABASE_URL", 5432)) ??
      (await unreachable("TEST_REDIS_URL", 6379)) ??
      missingPrograms(),
  },
  {
    suffix: ".e2e.test.ts",
    name: "a browser",
    missing: async () =>
      chromiumPath() === null ? "no Chromium found; install it, or name it in TEST_CHROMIUM" : null,
  },
];

/** @returns {Promise<Record<string, string>>} suffix → why its tests are skipped */
export async function unmetNeeds() {
  /** @type {Record<string, string>} */
  const unmet = {};
  for (const { suffix, missing } of testNeeds) {
    const reason = await missing();
    if (reason !== null) unmet[suffix] = reason;
  }
  return unmet;
}

/** @returns {string | null} the browser for tests */
export function chromiumPath() {
  const candidates = [
    process.env.TEST_CHROMIUM ?? "",
    "/usr/bin/chromium",
    "/usr/bin/chromium-browser",
    "/usr/bin/google-chrome",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  ];
  return candidates.find((candidate) => candidate !== "" && existsSync(candidate)) ?? null;
}

/** @returns {string | null} the folder of a PostgreSQL server's programs, the newest where there are several */
export function postgresPrograms() {
  const debian = "/usr/lib/postgresql";
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : [];
  const candidates = [
    ...versions.map((version) => path.join(debian, version, "bin")),
    outputOf("pg_config", "--bindir"),
  ];
  return candidates.find((folder) => folder !== "" && existsSync(path.join(folder, "initdb"))) ?? null;
}

function missingPrograms() {
  if (process.platform === "win32") return "signals that freeze a process are not known to Windows";
  if (postgresPrograms() === null) return "no initdb in /usr/lib/postgresql/*/bin or `pg_config --bindir`";
  return outputOf("redis-server", "--version") === "" ? "no redis-server on the PATH" : null;
}

/** @param {string} program @param {string[]} args @returns {string} empty where it does not run */
function outputOf(program, ...args) {
  try {
    return execFileSync(program, args, { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).trim();
  } catch {
    return "";
  }
}

/** @param {string} variable name of an environment variable that holds a URL @param {number} defaultPort */
async function unreachable(variable, defaultPort) {
  const value = process.env[variable];
  if (value === undefined || value === "") return `${variable} is not set`;
  if (!URL.canParse(value)) return `${variable} is not a URL`;
  const { hostname, port } = new URL(value);
  const host = hostname.replace(/^\[|\]$/g, "") || "127.0.0.1";
  const open = await canConnect(host, port === "" ? defaultPort : Number(port));
  return open ? null : `nothing answers at the host and port of ${variable}`;
}
