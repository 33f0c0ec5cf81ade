import { runProgram } from "../run-program.mjs";

/** @param {string[]} args the benchmark's name and its options */
export function runBench(args) {
  return runProgram("bench", "apps/server/bench/main.ts", args);
}
