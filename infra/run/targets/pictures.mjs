import { runProgram } from "../run-program.mjs";

/** Draws every scene and state of the wall into docs/. @param {string[]} args names of single pictures */
export function runPictures(args) {
  return runProgram("pictures", "apps/web/dev/main-pictures.ts", args);
}
