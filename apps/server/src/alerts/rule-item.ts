import { formatInstant } from "@ioc/domain/time/instant.ts";
import type { AlertRule } from "@ioc/protocol/alert-rules.ts";
import type { StoredRule } from "./alert-rule.ts";

/** A rule as it crosses the wire. */
export function ruleItem({ id, doc, version, changedBy, changedAt, reason }: StoredRule): AlertRule {
  return { id, ...doc, version, changedBy, changedAt: formatInstant(changedAt), reason };
}
