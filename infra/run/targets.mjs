import { ensureInstalled } from "./dependencies.mjs";
import { runAudit } from "./targets/audit.mjs";
import { runBench } from "./targets/bench.mjs";
import { runChecks } from "./targets/check.mjs";
import { runFigures } from "./targets/figures.mjs";
import { runFormat } from "./targets/format.mjs";
import { runPictures } from "./targets/pictures.mjs";
import { runServe } from "./targets/serve.mjs";
import { runStart } from "./targets/start.mjs";
import { runTests } from "./targets/test.mjs";
import { runVerify } from "./targets/verify.mjs";
import { ensureWebBuilt } from "./web-build.mjs";

/**
 * Each takes the command's arguments and answers the exit code.
 * @type {Record<string, (args: string[]) => Promise<number>>}
 */
export const targets = {
  start: (args) => withWeb(runStart, args),
  serve: (args) => withWeb(runServe, args),
  test: (args) => withDependencies(runTests, args),
  check: (args) => withDependencies(runChecks, args),
  audit: () => runAudit(),
  format: (args) => withDependencies(runFormat, args),
  figures: (args) => withDependencies(runFigures, args),
  pictures: (args) => withWeb(runPictures, args),
  verify: (args) => withDependencies(runVerify, args),
  bench: (args) => withDependencies(runBench, args),
};

/** @param {(args: string[]) => Promise<number>} run @param {string[]} args */
async function withDependencies(run, args) {
  await ensureInstalled();
  return run(args);
}

/** @param {(args: string[]) => Promise<number>} run @param {string[]} args */
async function withWeb(run, args) {
  await ensureInstalled();
  await ensureWebBuilt();
  return run(args);
}
