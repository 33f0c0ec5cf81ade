import { runProgram } from "../run-program.mjs";

/** Production: the server alone, with the environment as it is. */
export function runServe() {
  return runProgram("server", "apps/server/src/main.ts", []);
}
