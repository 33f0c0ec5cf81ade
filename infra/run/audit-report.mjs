/**
 * @typedef {object} AuditReport
 * @property {"clean" | "vulnerable" | "unknown"} outcome unknown: nobody could be asked
 * @property {string} text what is told of it
 */

/** @typedef {{ severity: string, module_name: string, vulnerable_versions: string, title: string, url: string }} Advisory */

const GRAVE = new Set(["high", "critical"]);

/**
 * What `pnpm audit --json` found out. Only a report counts as one: whatever else it says, nothing was looked at.
 * @param {string} output
 * @returns {AuditReport}
 */
export function readAuditReport(output) {
  const report = parseReport(output);
  if (report === undefined) {
    const said = output
      .replaceAll(/^npm warn .*$/gm, "")
      .replaceAll(/\s+/g, " ")
      .trim();
    const why = said.slice(0, 500) || "no answer";
    return { outcome: "unknown", text: `NOT AUDITED: the advisories could not be asked for (${why})` };
  }
  const grave = Object.values(report.advisories).filter(({ severity }) => GRAVE.has(severity));
  const counts = Object.entries(report.metadata.vulnerabilities).map(([severity, count]) => `${count} ${severity}`);
  const lines = grave.map(
    ({ severity, module_name, vulnerable_versions, title, url }) =>
      `${severity}: ${module_name} ${vulnerable_versions}: ${title} (${url})`,
  );
  const found = `${report.metadata.totalDependencies} packages, known vulnerabilities: ${counts.join(", ")}`;
  return { outcome: grave.length === 0 ? "clean" : "vulnerable", text: [...lines, found].join("\n") };
}

/**
 * @param {string} output which may hold warnings before and after the report
 * @returns {{ advisories: Record<string, Advisory>, metadata: { vulnerabilities: Record<string, number>, totalDependencies: number } } | undefined}
 */
function parseReport(output) {
  const [start, end] = [output.indexOf("{"), output.lastIndexOf("}")];
  if (start < 0 || end < start) return undefined;
  try {
    const report = JSON.parse(output.slice(start, end + 1));
    return typeof report.metadata?.vulnerabilities === "object" ? { advisories: {}, ...report } : undefined;
  } catch {
    return undefined;
  }
}
