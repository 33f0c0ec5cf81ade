import { runStaticChecks } from "../checks.mjs";

/** Types, lint, format, unused code. */
export async function runChecks() {
  const results = await runStaticChecks();
  return results.every(({ passed }) => passed) ? 0 : 1;
}
