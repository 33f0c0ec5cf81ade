import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { readTestReport } from "./test-report.mjs";

const folder = mkdtempSync(path.join(tmpdir(), "ioc-report-"));
const reportFile = path.join(folder, "report.json");

afterEach(() => rmSync(reportFile, { force: true }));

function report(...files: [name: string, status: string, ...tests: string[]][]): typeof reportFile {
  const testResults = files.map(([name, status, ...tests]) => ({
    name,
    status,
    assertionResults: tests.map((result) => ({ status: result })),
  }));
  writeFileSync(reportFile, JSON.stringify({ testResults }));
  return reportFile;
}

describe("the report of a test run", () => {
  test("counts tests by what became of them", async () => {
    const file = report(
      ["a.test.ts", "failed", "passed", "failed"],
      ["b.test.ts", "passed", "passed", "pending", "todo"],
    );
    expect(await readTestReport(file)).toMatchObject({ passed: 2, failed: 1, skipped: 2 });
  });

  test("counts a file that could not be loaded as a failure", async () => {
    expect(await readTestReport(report(["a.test.ts", "failed"]))).toMatchObject({ passed: 0, failed: 1, skipped: 0 });
  });

  test("is a failure when there is none", async () => {
    const nothingRan = { browserTestsRan: false, serviceTestsRan: false };
    expect(await readTestReport(reportFile)).toMatchObject({ passed: 0, failed: 1, ...nothingRan });
  });

  test.each([
    ["ran", ["passed", "passed"], true],
    ["were skipped", ["pending", "pending"], false],
    ["ran in part", ["passed", "pending"], false],
  ])("knows whether browser tests %s", async (_words, tests, ran) => {
    const { browserTestsRan } = await readTestReport(report(["wall.e2e.test.ts", "passed", ...tests]));
    expect(browserTestsRan).toBe(ran);
  });

  test("does not take the absence of browser tests for their success", async () => {
    expect(await readTestReport(report(["a.test.ts", "passed", "passed"]))).toMatchObject({ browserTestsRan: false });
  });

  test.each([
    ["all ran", "passed", "passed", true],
    ["of one kind were skipped", "passed", "pending", false],
    ["of one kind are not there", "passed", undefined, false],
  ])("knows whether tests on services %s", async (_words, pg, cluster, ran) => {
    const files = [
      ["store.pg.test.ts", "passed", pg],
      ["wake.redis.test.ts", "passed", "passed"],
      ...(cluster === undefined ? [] : [["nodes.cluster.test.ts", "passed", cluster] as const]),
    ] as [string, string, string][];
    expect(await readTestReport(report(...files))).toMatchObject({ serviceTestsRan: ran });
  });

  test("names the tests that skip themselves", async () => {
    const { remarks } = await readTestReport(report([path.resolve("apps/a.test.ts"), "passed", "pending"]));
    expect(remarks).toContain("Skipped by the test itself: 1 in apps/a.test.ts.");
  });
});
