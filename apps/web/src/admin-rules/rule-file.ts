import { type AlertRule, type AlertRuleEntry, alertRulesBodySchema } from "@ioc/protocol/alert-rules.ts";
import type { DryRun } from "@ioc/protocol/provisioning-preview.ts";
import { checkWire } from "@ioc/protocol/wire-fault.ts";
import type { Json } from "../desk/json-differences.ts";
import { ApiError } from "../shell/api-error.ts";
import { isSameRule, plainRule } from "./plain-rule.ts";
import type { RuleBody } from "./rule-draft.ts";

type Change = DryRun["changes"][number];

/** Rules as a file: what `PUT /api/v1/alert-rules` takes, without who changed them when. */
export function ruleFile(rules: readonly AlertRule[]): Blob {
  const text = JSON.stringify(rules.map(entryOf), undefined, 2);
  return new Blob([`${text}\n`], { type: "application/json" });
}

/** The rules of a file; a file that holds something else is refused with every fault, as the server would. */
export function rulesOfFile(text: string): readonly AlertRuleEntry[] {
  const checked = checkWire(alertRulesBodySchema, parsed(text.replace(/^\uFEFF/, "")));
  if (!checked.ok) throw new ApiError("invalid", "", { errors: checked.errors });
  return checked.value;
}

/**
 * What putting the rules of a file would change.
 *
 * @param say a rule as it is shown
 */
export function importPlan(
  entries: readonly AlertRuleEntry[],
  known: readonly AlertRule[],
  say: (rule: RuleBody) => Json,
): DryRun {
  const before = new Map(known.map((rule) => [rule.id, plainRule(rule)]));
  const changes = entries.map((entry): Change => {
    const was = before.get(entry.id);
    const is = plainRule(entry);
    const kind = was === undefined ? "new" : isSameRule(was, is) ? "same" : "changed";
    return { code: entry.id, kind, before: was === undefined ? null : writable(say(was)), after: writable(say(is)) };
  });
  return { count: entries.length, dryRun: true, changes };
}

/** Those of a file that change something, each with a reason: its own, or the one given for all. */
export function entriesToPut(
  entries: readonly AlertRuleEntry[],
  { changes }: DryRun,
  reason: string,
): readonly AlertRuleEntry[] {
  const same = new Set(changes.filter(({ kind }) => kind === "same").map(({ code }) => code));
  return entries.filter(({ id }) => !same.has(id)).map((entry) => ({ ...entry, reason: entry.reason ?? reason }));
}

function entryOf({
  version: _version,
  changedBy: _by,
  changedAt: _at,
  reason: _reason,
  ...entry
}: AlertRule): AlertRuleEntry {
  return entry;
}

/** The list of changes takes JSON that may be written to, which what was just made may. */
function writable(json: Json): Change["after"] {
  return json as Change["after"];
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new ApiError("invalid", "The body is not JSON");
  }
}
