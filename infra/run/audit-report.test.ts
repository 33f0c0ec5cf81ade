import { expect, test } from "vitest";
import { readAuditReport } from "./audit-report.mjs";

const NONE = { info: 0, low: 0, moderate: 0, high: 0, critical: 0 };

function reportOf(advisories: object, counts: object): string {
  const report = { advisories, metadata: { vulnerabilities: { ...NONE, ...counts }, totalDependencies: 182 } };
  return `npm warn Unknown user config "nodedir".\n${JSON.stringify(report, null, 2)}\n`;
}

const bad = (severity: string): object => ({
  severity,
  title: "Bad thing",
  module_name: "express",
  vulnerable_versions: "<99",
  url: "https://github.com/advisories/GHSA-x",
});

test.each(["high", "critical"])("a %s vulnerability fails and is named", (severity) => {
  const { outcome, text } = readAuditReport(reportOf({ 1: bad(severity) }, { [severity]: 1 }));
  expect(outcome).toBe("vulnerable");
  expect(text).toContain(`${severity}: express <99: Bad thing (https://github.com/advisories/GHSA-x)`);
});

test("lesser ones are counted", () => {
  const { outcome, text } = readAuditReport(reportOf({}, { low: 2 }));
  expect(outcome).toBe("clean");
  expect(text).toContain("182 packages, known vulnerabilities: 0 info, 2 low");
});

test.each([
  ["an endpoint that is not there", "Error: ERR_PNPM_AUDIT_BAD_RESPONSE\n\n  × responded with 405:\n"],
  ["nothing", ""],
  ["an answer that is no report", '{"error":{"code":"x"}}'],
  ["half a report", '{"metadata":{"vulnerabilities":{'],
])("%s is no audit, and is told as none", (_, output) => {
  const { outcome, text } = readAuditReport(output);
  expect(outcome).toBe("unknown");
  expect(text).toMatch(/^NOT AUDITED: /);
});
