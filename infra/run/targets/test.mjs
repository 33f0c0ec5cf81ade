import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { runStaticChecks } from "../checks.mjs";
import { LaunchError } from "../launch-error.mjs";
import { runProgram } from "../run-program.mjs";
import { readTestReport } from "../test-report.mjs";
import { ensureWebBuilt } from "../web-build.mjs";

/**
 * The whole suite: static checks, the web build, every test. All of it runs, whatever fails; the end says what failed
 * and what was skipped, and the counts of the tests alone on the last line.
 * @param {string[]} args go to Vitest
 */
export async function runTests(args) {
  const checks = await runStaticChecks();
  checks.push(await buildWeb());

  const folder = mkdtempSync(path.join(tmpdir(), "ioc-test-"));
  const reportFile = path.join(folder, "report.json");
  const vitestCode = await runProgram("vitest", "node_modules/vitest/vitest.mjs", [
    "run",
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${reportFile}`,
    ...args,
  ]);
  const report = await readTestReport(reportFile);
  rmSync(folder, { recursive: true, force: true });

  const missed = [
    ...(process.env.IOC_REQUIRE_BROWSER === "1" && !report.browserTestsRan
      ? ["FAILED: the browser tests must run here (IOC_REQUIRE_BROWSER=1) and did not."]
      : []),
    ...(process.env.IOC_REQUIRE_SERVICES === "1" && !report.serviceTestsRan
      ? ["FAILED: the tests on PostgreSQL and Redis must all run here (IOC_REQUIRE_SERVICES=1) and did not."]
      : []),
  ];
  const failedChecks = checks.filter(({ passed }) => !passed).map(({ name }) => name);
  const lines = [
    ...report.remarks,
    ...missed,
    failedChecks.length === 0 ? "Checks: all passed." : `Checks that FAILED: ${failedChecks.join(", ")}.`,
    ...(vitestCode !== 0 && report.failed === 0 ? [`Vitest FAILED with code ${vitestCode} beside its tests.`] : []),
    `${report.passed} passed, ${report.failed} failed, ${report.skipped} skipped`,
  ];
  process.stdout.write(`\n${lines.join("\n")}\n`);
  return vitestCode === 0 && report.failed === 0 && failedChecks.length === 0 && missed.length === 0 ? 0 : 1;
}

/** @returns {Promise<import("../checks.mjs").CheckResult>} */
async function buildWeb() {
  try {
    await ensureWebBuilt();
    return { name: "web build", passed: true };
  } catch (error) {
    if (!(error instanceof LaunchError)) throw error;
    process.stdout.write(`${error.message}\n`);
    return { name: "web build", passed: false };
  }
}
