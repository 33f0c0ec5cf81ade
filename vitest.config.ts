import { configDefaults, defineConfig } from "vitest/config";
import { chromiumPath, unmetNeeds } from "./infra/run/test-needs.mjs";

// What a test needs is the end of its file's name (infra/run/test-needs.mjs): where that is missing, its tests are
// reported as skipped. Vitest's own defaults for time-outs are far too short for tests that start real servers on a
// machine with two busy cores.
const unmet = await unmetNeeds();
const chromium = chromiumPath();
if (chromium === null && process.env["IOC_REQUIRE_BROWSER"] === "1") {
  throw new Error("IOC_REQUIRE_BROWSER=1, but no Chromium was found (TEST_CHROMIUM names one).");
}

const inWorkspace = (suffix: string): string[] => ["apps", "packages", "infra"].map((room) => `${room}/**/*${suffix}`);
const withNeeds = ["pg", "redis", "e2e"].flatMap((need) => inWorkspace(`.${need}.test.ts`));

const shared = {
  environment: "node",
  pool: "forks",
  runner: "./infra/run/vitest/needs-runner.ts",
  exclude: configDefaults.exclude,
  testTimeout: 60_000,
  hookTimeout: 60_000,
  env: { IOC_UNMET_TEST_NEEDS: JSON.stringify(unmet), ...(chromium === null ? {} : { TEST_CHROMIUM: chromium }) },
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
      { test: { ...shared, name: "redis", include: inWorkspace(".redis.test.ts") } },
      {
        test: {
          ...shared,
          name: "e2e",
          include: inWorkspace(".e2e.test.ts"),
          testTimeout: 120_000,
          hookTimeout: 120_000,
          // One browser at a time, on a machine that also runs the server under test.
          fileParallelism: false,
        },
      },
    ],
  },
});
