import { readFileSync } from "node:fs";
import path from "node:path";

export interface AlertRule {
  readonly alert: string;
  readonly expr: string;
  readonly for: string;
  readonly severity: string;
  readonly summary: string;
  readonly description: string;
  readonly runbook: string;
}

/** One member of a rule in each line, in this order: what Prometheus reads as YAML is read here without a YAML parser. */
const MEMBERS: readonly [keyof AlertRule | "", RegExp][] = [
  ["alert", /^ {6}- alert: (\w+)$/],
  ["expr", /^ {8}expr: (.+)$/],
  ["for", /^ {8}for: (\d+[smh])$/],
  ["severity", /^ {8}labels: \{ severity: (\w+) \}$/],
  ["", /^ {8}annotations:$/],
  ["summary", /^ {10}summary: (.+)$/],
  ["description", /^ {10}description: (.+)$/],
  ["runbook", /^ {10}runbook_url: (.+)$/],
];
const AROUND = /^(#.*|groups:| {2}- name: [a-z-]+| {4}rules:|)$/;

/** Every rule of alert-rules.yml; throws at the first line that is not where it should be. */
export function alertRules(): AlertRule[] {
  const rules: AlertRule[] = [];
  let rule: Record<string, string> = {};
  let next = 0;
  for (const line of readFileSync(path.join(import.meta.dirname, "alert-rules.yml"), "utf8").split("\n")) {
    if (next === 0 && AROUND.test(line)) continue;
    const [name, pattern] = MEMBERS[next] ?? ["", /^$/];
    const found = pattern.exec(line);
    if (found === null) throw new Error(`alert-rules.yml: expected ${pattern} in "${line}"`);
    if (name !== "") rule[name] = unquoted(found[1] ?? "");
    next = (next + 1) % MEMBERS.length;
    if (next === 0) {
      rules.push(rule as unknown as AlertRule);
      rule = {};
    }
  }
  return rules;
}

function unquoted(text: string): string {
  if (text.startsWith("'")) return text.slice(1, -1).replaceAll("''", "'");
  return text.startsWith('"') ? String(JSON.parse(text)) : text;
}
