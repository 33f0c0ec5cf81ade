import { isRate, type Metric } from "@ioc/domain/alert/metric.ts";
import { type AlertRuleBody, alertRuleBodySchema, type Threshold } from "@ioc/protocol/alert-rules.ts";
import { nameSchema, printableSchema } from "@ioc/protocol/text.ts";
import type { Language } from "../language/language.ts";
import { decimalText, parseDecimal, parsePercent, percentText } from "./decimal-text.ts";

/** What a rule says, without why it was put so. */
export type RuleBody = Omit<AlertRuleBody, "reason">;

/** A rule as it stands in the form. */
export interface RuleDraft {
  readonly name: string;
  readonly metric: Metric;
  /** Undefined: none chosen. */
  readonly unit: string | undefined;
  readonly each: RuleBody["scope"]["each"];
  readonly period: RuleBody["period"];
  readonly direction: RuleBody["direction"];
  /** Empty: no such threshold. Rates are per cent. */
  readonly warningFire: string;
  readonly warningClear: string;
  readonly criticalFire: string;
  readonly criticalClear: string;
  readonly forMinutes: string;
  readonly keepFiringMinutes: string;
  readonly minSample: string;
  readonly workingTime: boolean;
  readonly noData: RuleBody["noData"];
  readonly escalates: boolean;
  readonly escalateAfterMinutes: string;
  readonly enabled: boolean;
  readonly reason: string;
}

/** Members of a draft that may be wrong. */
export type DraftField = Exclude<
  keyof RuleDraft,
  "metric" | "each" | "period" | "direction" | "workingTime" | "noData" | "escalates" | "enabled"
>;

type DraftFault =
  | "missing"
  | "notANumber"
  | "notAPercentage"
  | "notACount"
  | "notMinutes"
  | "needsFire"
  | "clearBeyondFire"
  | "shortOfWarning"
  | "noThreshold"
  | "tooLong";

export interface CheckedDraft {
  readonly faults: Readonly<Partial<Record<DraftField, DraftFault>>>;
  /** The rule, where nothing of what it asks for is wrong; its name may be. */
  readonly rule: RuleBody | undefined;
}

/** The name of a rule that has none yet, while it is only tried. */
const NAMELESS = "–";
const REASON_SCHEMA = printableSchema(500);

export function draftOf(language: Language, rule: RuleBody): RuleDraft {
  const textOf = (value: number | null | undefined): string =>
    value == null ? "" : isRate(rule.metric) ? percentText(language, value) : decimalText(language, value);
  return {
    name: rule.name,
    metric: rule.metric,
    unit: rule.scope.unit,
    each: rule.scope.each,
    period: rule.period,
    direction: rule.direction,
    warningFire: textOf(rule.warning?.fire),
    warningClear: textOf(rule.warning?.clear),
    criticalFire: textOf(rule.critical?.fire),
    criticalClear: textOf(rule.critical?.clear),
    forMinutes: decimalText(language, rule.forMinutes),
    keepFiringMinutes: decimalText(language, rule.keepFiringMinutes),
    minSample: decimalText(language, rule.minSample),
    workingTime: rule.workingTime,
    noData: rule.noData,
    escalates: rule.escalateAfterMinutes != null,
    escalateAfterMinutes: decimalText(language, rule.escalateAfterMinutes ?? 60),
    enabled: rule.enabled,
    reason: "",
  };
}

/** The rule that a draft says, or what is wrong with which field. Every change needs a reason. */
export function checkDraft(language: Language, draft: RuleDraft): CheckedDraft {
  const faults: Partial<Record<DraftField, DraftFault>> = {};
  const parsed = (field: DraftField, parse: typeof parseDecimal, fault: DraftFault): number => {
    const value = parse(language, draft[field] ?? "");
    if (value === undefined) faults[field] = draft[field]?.trim() === "" ? "missing" : fault;
    // No number at all, so that nothing is compared with it.
    return value ?? Number.NaN;
  };
  const limit = (field: DraftField): number => {
    if (!isRate(draft.metric)) return parsed(field, parseDecimal, "notANumber");
    const value = parsed(field, parsePercent, "notAPercentage");
    if (value < 0 || value > 1) faults[field] = "notAPercentage";
    return value;
  };
  const threshold = (severity: "warning" | "critical"): Threshold | null => {
    const [fire, clear] = [`${severity}Fire`, `${severity}Clear`] as const;
    if (draft[fire].trim() !== "") {
      return { fire: limit(fire), ...(draft[clear].trim() === "" ? {} : { clear: limit(clear) }) };
    }
    if (draft[clear].trim() !== "") faults[fire] = "needsFire";
    return null;
  };
  const doc: AlertRuleBody = {
    name: NAMELESS,
    metric: draft.metric,
    scope: { unit: draft.unit ?? "", each: draft.each },
    period: draft.period,
    direction: draft.direction,
    warning: threshold("warning"),
    critical: threshold("critical"),
    forMinutes: parsed("forMinutes", parseDecimal, "notMinutes"),
    keepFiringMinutes: parsed("keepFiringMinutes", parseDecimal, "notMinutes"),
    minSample: parsed("minSample", parseDecimal, "notACount"),
    workingTime: draft.workingTime,
    noData: draft.noData,
    escalateAfterMinutes: draft.escalates ? parsed("escalateAfterMinutes", parseDecimal, "notMinutes") : null,
    enabled: draft.enabled,
  };
  const checked = alertRuleBodySchema.safeParse(doc);
  for (const { path } of checked.error?.issues ?? []) {
    const [field, fault] = FAULT_OF_PATH[path.join(".")] ?? [];
    if (field !== undefined && fault !== undefined) faults[field] ??= fault;
  }
  const isAsked = Object.keys(faults).length === 0;
  const name = draft.name.trim().normalize("NFC");
  const reason = draft.reason.trim().normalize("NFC");
  if (!nameSchema.safeParse(name).success) faults.name = name === "" ? "missing" : "tooLong";
  if (!REASON_SCHEMA.safeParse(reason).success) faults.reason = reason === "" ? "missing" : "tooLong";
  return { faults, rule: isAsked ? { ...doc, name: faults.name === undefined ? name : NAMELESS } : undefined };
}

/** Which field is wrong, and how, by the path of a fault of the wire's schema. */
const FAULT_OF_PATH: Readonly<Record<string, readonly [DraftField, DraftFault]>> = {
  "scope.unit": ["unit", "missing"],
  warning: ["warningFire", "noThreshold"],
  "warning.fire": ["warningFire", "notANumber"],
  "warning.clear": ["warningClear", "clearBeyondFire"],
  "critical.fire": ["criticalFire", "shortOfWarning"],
  "critical.clear": ["criticalClear", "clearBeyondFire"],
  forMinutes: ["forMinutes", "notMinutes"],
  keepFiringMinutes: ["keepFiringMinutes", "notMinutes"],
  minSample: ["minSample", "notACount"],
  escalateAfterMinutes: ["escalateAfterMinutes", "notMinutes"],
};

/** A member of a rule by the field in which it is typed, as the server names it in a fault. */
export const PATH_OF_FIELD: Readonly<Record<DraftField, string>> = {
  name: "name",
  unit: "scope.unit",
  warningFire: "warning.fire",
  warningClear: "warning.clear",
  criticalFire: "critical.fire",
  criticalClear: "critical.clear",
  forMinutes: "forMinutes",
  keepFiringMinutes: "keepFiringMinutes",
  minSample: "minSample",
  escalateAfterMinutes: "escalateAfterMinutes",
  reason: "reason",
};
