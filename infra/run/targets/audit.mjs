import { readAuditReport } from "../audit-report.mjs";
import { runPnpm } from "../pnpm.mjs";

/**
 * Asks the registry for known vulnerabilities of everything that runs in production. High and critical ones fail. Where
 * the registry cannot be asked, as behind some mirrors, that is said and fails nothing: it is no fault of the program.
 */
export async function runAudit() {
  const { output } = await runPnpm(["audit", "--prod", "--json", "--audit-level", "high"]);
  const { outcome, text } = readAuditReport(output);
  process.stdout.write(`${text}\n`);
  return outcome === "vulnerable" ? 1 : 0;
}
