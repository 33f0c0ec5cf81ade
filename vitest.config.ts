import { tmpdir } from "node:os";
import { join } from "node:path";
import { configDefaults, defineConfig } from "vitest/config";
import { chromiumPath, postgresPrograms, unmetNeeds } from "./infra/run/test-needs.mjs";
import { builtWeb } from "./infra/run/web-build.mjs";

// What a test needs is the end of its file's name (infra/run/test-needs.mjs): where that is missing, its tests are
// reported as skipped. Vitest's own defaults for time-outs are far too short for tests that start real servers on a
// machine with two busy cores.
const unmet = await unmetNeeds();
const chromium = chromiumPath();
if (chromium === null && process.env["IOC_REQUIRE_BROWSER"] === "1") {
  throw new Error("IOC_REQUIRE_BROWSER=1, but no Chromium was found (TEST_CHROMIUM names one).");
}
if (process.env["IOC_REQUIRE_SERVICES"] === "1") {
  const missing = [".pg.test.ts", ".redis.test.ts", ".cluster.test.ts"].flatMap((suffix) => unmet[suffix] ?? []);
  if (missing.length > 0) throw new Error(`IOC_REQUIRE_SERVICES=1, but: ${[...new Set(missing)].join("; ")}.`);
}

const inWorkspace = (suffix: string): string[] => ["apps", "packages", "infra"].map((room) => `${room}/**/*${suffix}`);
const withNeeds = ["pg", "redis", "cluster", "e2e"].flatMap((need) => inWorkspace(`.${need}.test.ts`));

const noServer = unmet[".pg.test.ts"];
/** What speaks of the embedded database itself, starts programs that know no other, or asks what no store has to do with. */
const embeddedOnly = ["border-fuzz", "figures", "starting-stopping"].map((name) => `apps/server/test/${name}.test.ts`);

const shared = {
  environment: "node",
  pool: "forks",
  // One process runs many files: to load the server anew, and the embedded database's WebAssembly with it, was half of
  // the processor's time. So no file may leave anything behind in its process, nor stand in for a module (vi.mock).
  isolate: false,
  setupFiles: "./infra/run/vitest/begin-file.ts",
  runner: "./infra/run/vitest/needs-runner.ts",
  exclude: configDefaults.exclude,
  testTimeout: 60_000,
  hookTimeout: 60_000,
  env: {
    IOC_UNMET_TEST_NEEDS: JSON.stringify(unmet),
    // Programs that tests start are read and compiled once, not for each of them.
    NODE_COMPILE_CACHE: join(tmpdir(), "node-compile-cache"),
    TEST_POSTGRES_PROGRAMS: postgresPrograms() ?? "",
    TEST_BUILT_WEB: builtWeb() ?? "",
    ...(chromium === null ? {} : { TEST_CHROMIUM: chromium }),
  },
} as const;

export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      {
        test: {
          ...shared,
          name: "plain",
          include: [...inWorkspace(".test.ts"), ...inWorkspace(".test.tsx")],
          exclude: [...shared.exclude, ...withNeeds],
        },
      },
      { test: { ...shared, name: "pg", include: inWorkspace(".pg.test.ts") } },
      {
        test: {
          ...shared,
          // The server's own suite once more, on the server database instead of the embedded one.
          name: "store on PostgreSQL",
          include: [
            "apps/server/test/*.test.ts",
            "apps/server/test/store/*.test.ts",
            "apps/server/test/durability/world-through-database.test.ts",
          ],
          exclude: [...shared.exclude, ...withNeeds, ...embeddedOnly],
          env: {
            ...shared.env,
            IOC_TEST_STORE: process.env["TEST_DATABASE_URL"] ?? "",
            IOC_UNMET_TEST_NEEDS: JSON.stringify(noServer === undefined ? {} : { ".test.ts": noServer }),
          },
        },
      },
      { test: { ...shared, name: "redis", include: inWorkspace(".redis.test.ts") } },
      {
        test: {
          ...shared,
          name: "cluster",
          include: inWorkspace(".cluster.test.ts"),
          testTimeout: 240_000,
          hookTimeout: 240_000,
          // Each file runs three servers, a PostgreSQL and a Redis: by themselves, after all others.
          fileParallelism: false,
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          ...shared,
          name: "e2e",
          include: inWorkspace(".e2e.test.ts"),
          testTimeout: 120_000,
          hookTimeout: 120_000,
          // A browser may stand still for half a minute on a machine that others share. What fails twice is a fault; what
          // was tried again is named as such.
          retry: 1,
          // After all others: two browsers are enough for a machine that also runs the servers under test.
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
