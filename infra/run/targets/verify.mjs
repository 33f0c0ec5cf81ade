import { runProgram } from "../run-program.mjs";

/** Rebuilds every number from the stored events and compares it with what is stored. @param {string[]} args */
export function runVerify(args) {
  return runProgram("verify", "apps/server/src/verify-main.ts", args);
}
