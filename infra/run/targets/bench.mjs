import { runProgram } from "../run-program.mjs";
import { ensureWebBuilt } from "../web-build.mjs";

/** What is measured in a browser, and not on a server. */
const IN_BROWSER = "frames";

/** @param {string[]} args the benchmark's name and its options */
export async function runBench(args) {
  if (args[0] !== IN_BROWSER) return runProgram("bench", "apps/server/bench/main.ts", args);
  await ensureWebBuilt();
  return runProgram("bench", "apps/web/bench/main.ts", args.slice(1));
}
