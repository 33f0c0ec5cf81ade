import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { projectRoot } from "./project-root.mjs";
import { testNeeds, unmetNeeds } from "./test-needs.mjs";

/**
 * The part of Vitest's JSON report that is read here.
 * @typedef {{ name: string, status: string, assertionResults: { status: string }[] }} FileResult
 */

/**
 * @typedef {object} TestReport
 * @property {number} passed
 * @property {number} failed a file that could not be loaded counts as one
 * @property {number} skipped
 * @property {string[]} remarks what was skipped and why, and what was not there to run
 * @property {boolean} browserTestsRan at least one, and none was skipped
 * @property {boolean} serviceTestsRan the same of each kind that needs PostgreSQL or Redis
 */

/** @param {string} file where Vitest wrote its JSON report @returns {Promise<TestReport>} */
export async function readTestReport(file) {
  if (!existsSync(file)) {
    const nothingRan = { browserTestsRan: false, serviceTestsRan: false };
    return { passed: 0, failed: 1, skipped: 0, remarks: ["Vitest ended without a report."], ...nothingRan };
  }
  /** @type {FileResult[]} */
  const files = JSON.parse(readFileSync(file, "utf8")).testResults;
  const unloadable = files.filter(
    ({ status, assertionResults }) => status === "failed" && assertionResults.length === 0,
  );
  return {
    passed: count(files, "passed"),
    failed: count(files, "failed") + unloadable.length,
    skipped: countSkipped(files),
    remarks: [...(await remarksOnNeeds(files)), ...remarksOnSkips(files)],
    browserTestsRan: ranWhole(files, ".e2e.test.ts"),
    serviceTestsRan: [".pg.test.ts", ".redis.test.ts", ".cluster.test.ts"].every((suffix) => ranWhole(files, suffix)),
  };
}

/** @param {FileResult[]} files @param {string} suffix */
function ranWhole(files, suffix) {
  const own = files.filter(({ name }) => name.endsWith(suffix));
  return count(own, "passed") > 0 && countSkipped(own) === 0;
}

/** @param {FileResult[]} files */
async function remarksOnNeeds(files) {
  const unmet = await unmetNeeds();
  return testNeeds.map(({ suffix, name }) => {
    const own = files.filter((file) => file.name.endsWith(suffix));
    const reason = unmet[suffix];
    if (own.length === 0) return `Nothing ran against ${name}: no *${suffix} among the tests of this run.`;
    const tests = own.flatMap(({ assertionResults }) => assertionResults).length;
    if (reason !== undefined) return `Skipped: ${tests} tests that need ${name} (${reason}).`;
    return `Ran against ${name}: ${tests - countSkipped(own)} tests.`;
  });
}

/** @param {FileResult[]} files */
function remarksOnSkips(files) {
  return files
    .filter(({ name }) => !testNeeds.some(({ suffix }) => name.endsWith(suffix)))
    .filter((file) => countSkipped([file]) > 0)
    .map((file) => `Skipped by the test itself: ${countSkipped([file])} in ${path.relative(projectRoot, file.name)}.`);
}

/** @param {FileResult[]} files @param {string} status */
function count(files, status) {
  return files.flatMap(({ assertionResults }) => assertionResults).filter((result) => result.status === status).length;
}

/** @param {FileResult[]} files */
function countSkipped(files) {
  return files
    .flatMap(({ assertionResults }) => assertionResults)
    .filter(({ status }) => status !== "passed" && status !== "failed").length;
}
