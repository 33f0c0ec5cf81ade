import { METRICS } from "@ioc/domain/alert/metric.ts";
import { SCOPE_EACH } from "@ioc/domain/alert/rule-scope.ts";
import { SEVERITIES } from "@ioc/domain/alert/severity.ts";
import { z } from "zod";
import { PERIODS } from "./names.ts";
import { CODE_PATTERN, codeSchema, daySchema, instantSchema, nameSchema, printableSchema } from "./text.ts";

export const severitySchema = z.enum(SEVERITIES).meta({ id: "Severity" });
export const metricSchema = z.enum(METRICS).meta({ id: "Metric", description: "A name of M or R." });

/** Words that stand in the place of an id in paths. */
const RESERVED_IDS = ["backtest", "course", "suggested"];
export const alertRuleIdSchema = z
  .string()
  .regex(CODE_PATTERN, { error: "must be a code: a letter or digit, then up to 63 letters, digits, dots, _ or -" })
  .refine((id) => !RESERVED_IDS.includes(id), { error: "is a reserved word" })
  .meta({ id: "AlertRuleId", examples: ["overdue-share"] });

const limit = z.number().min(-1e9).max(1e9);
const MOST_MINUTES = 366 * 24 * 60;
const minutes = z.number().min(0).max(MOST_MINUTES);

export const thresholdSchema = z
  .strictObject({ fire: limit, clear: limit.nullish() })
  .meta({ id: "Threshold", description: "Compared strictly; `clear`, what it must come back to, absent: as `fire`." });
export type Threshold = z.infer<typeof thresholdSchema>;

const ruleMembers = {
  name: nameSchema,
  metric: metricSchema,
  scope: z.strictObject({ unit: codeSchema, each: z.enum(SCOPE_EACH) }),
  period: z.enum(PERIODS),
  direction: z.enum(["above", "below"]),
  warning: thresholdSchema.nullish(),
  critical: thresholdSchema.nullish(),
  forMinutes: minutes,
  keepFiringMinutes: minutes,
  minSample: z.int().min(0).max(1e9),
  workingTime: z.boolean(),
  noData: z.enum(["alert", "ignore"]),
  escalateAfterMinutes: minutes.nullish(),
  enabled: z.boolean(),
};

type RuleLimits = Pick<z.infer<z.ZodObject<typeof ruleMembers>>, "direction" | "warning" | "critical" | "noData">;

/** What makes sense of each member, and none together. */
function refuseNonsense({ direction, warning, critical, noData }: RuleLimits, context: z.RefinementCtx): void {
  const refuse = (path: (string | number)[], message: string): void => {
    context.addIssue({ code: "custom", path, message });
  };
  const isFurther = (one: number, other: number): boolean => (direction === "above" ? one > other : one < other);
  for (const [name, threshold] of Object.entries({ warning, critical })) {
    if (threshold?.clear != null && isFurther(threshold.clear, threshold.fire)) {
      refuse([name, "clear"], `must not be ${direction} \`fire\``);
    }
  }
  if (warning != null && critical != null && isFurther(warning.fire, critical.fire)) {
    refuse(["critical", "fire"], `must not be short of the warning's`);
  }
  if (warning == null && critical == null && noData === "ignore") {
    refuse(["warning"], "a rule without thresholds must at least alert when there are no data");
  }
}

const reason = printableSchema(500)
  .nullish()
  .meta({ description: "Why it is made or changed; kept with the version." });

/** What `PUT /api/v1/alert-rules/{id}` takes. */
export const alertRuleBodySchema = z
  .strictObject({ ...ruleMembers, reason })
  .superRefine(refuseNonsense)
  .meta({
    id: "AlertRuleBody",
    examples: [
      {
        name: "Tỷ lệ quá hạn",
        metric: "overdueShare",
        scope: { unit: "SG", each: "child" },
        period: "month",
        direction: "above",
        warning: { fire: 0.05, clear: 0.04 },
        critical: { fire: 0.1, clear: 0.08 },
        forMinutes: 30,
        keepFiringMinutes: 60,
        minSample: 20,
        workingTime: true,
        noData: "ignore",
        enabled: true,
      },
    ],
  });
export type AlertRuleBody = z.infer<typeof alertRuleBodySchema>;

/** One rule among many, as they are exported and imported. */
export const alertRuleEntrySchema = z
  .strictObject({ id: alertRuleIdSchema, ...ruleMembers, reason })
  .superRefine(refuseNonsense)
  .meta({ id: "AlertRuleEntry" });
export type AlertRuleEntry = z.infer<typeof alertRuleEntrySchema>;

export const MOST_RULES = 1000;
export const alertRulesBodySchema = z
  .array(alertRuleEntrySchema)
  .max(MOST_RULES)
  .refine((rules) => new Set(rules.map(({ id }) => id)).size === rules.length, { error: "holds the same id twice" })
  .meta({ id: "AlertRulesBody" });

/** A rule as it holds, with who wrote this version of it, when and why. */
export const alertRuleSchema = z
  .object({
    id: alertRuleIdSchema,
    ...ruleMembers,
    version: z.int().min(1),
    changedBy: z.string().nullable(),
    changedAt: instantSchema,
    reason: z.string().nullable(),
  })
  .meta({ id: "AlertRule" });
export type AlertRule = z.infer<typeof alertRuleSchema>;

export const alertRuleListSchema = z.object({ items: z.array(alertRuleSchema) }).meta({ id: "AlertRuleList" });
export type AlertRuleList = z.infer<typeof alertRuleListSchema>;

/** `rule` is null where the version is that it was deleted. */
export const alertRuleVersionsSchema = z
  .object({
    items: z.array(
      z.object({
        version: z.int().min(1),
        rule: alertRuleBodySchema.nullable(),
        changedBy: z.string().nullable(),
        changedAt: instantSchema,
        reason: z.string().nullable(),
      }),
    ),
  })
  .meta({ id: "AlertRuleVersions", description: "The newest first." });
export type AlertRuleVersions = z.infer<typeof alertRuleVersionsSchema>;

/** Rules that are worth having, for a unit: to be looked through, and sent back to `PUT /api/v1/alert-rules`. */
export const suggestedRulesSchema = z
  .object({ items: z.array(alertRuleEntrySchema) })
  .meta({ id: "SuggestedAlertRules" });
export type SuggestedRules = z.infer<typeof suggestedRulesSchema>;
export const suggestedQuerySchema = z.object({ unit: codeSchema.optional() }).meta({ id: "SuggestedAlertRulesQuery" });

const moment = z.union([daySchema, instantSchema]);
export const MOST_BACKTEST_DAYS = 400;
export const backtestBodySchema = z
  .strictObject({
    rule: z.union([alertRuleIdSchema, alertRuleBodySchema]).meta({ description: "A rule, or the id of one." }),
    from: moment.meta({ description: "A civil day from its beginning, or an instant." }),
    to: moment.meta({ description: "A civil day to its end, or an instant; what is not past yet is not looked at." }),
  })
  .meta({ id: "BacktestBody" });
export type BacktestBody = z.infer<typeof backtestBodySchema>;

export const backtestSchema = z
  .object({
    episodes: z.array(
      z.object({
        unit: codeSchema,
        unitName: z.string(),
        severity: severitySchema,
        from: instantSchema,
        to: instantSchema.nullable().meta({ description: "Null: it would fire still." }),
      }),
    ),
    notifications: z
      .int()
      .min(0)
      .meta({ description: "How many messages there would have been; what one look finds below one unit is one." }),
    everyMinutes: z.int().meta({ description: "How often the past was looked at." }),
    units: z
      .array(z.object({ unit: codeSchema, unitName: z.string(), value: z.number().nullable() }))
      .meta({ description: "Where the rule held, and what the metric was at the last look." }),
    asOf: instantSchema.meta({ description: "Up to when the past was looked at." }),
  })
  .meta({ id: "Backtest", description: "What the rule would have done, by unit and then time." });
export type Backtest = z.infer<typeof backtestSchema>;
