import { z } from "zod";
import { alertRuleIdSchema, metricSchema, severitySchema } from "./alert-rules.ts";
import { PERIODS } from "./names.ts";
import { userNameSchema } from "./session.ts";
import { codeSchema, instantSchema, printableSchema } from "./text.ts";

export const ALERT_STATES = ["pending", "firing", "recovering", "resolved", "noData"] as const;
export const alertStateSchema = z.enum(ALERT_STATES).meta({ id: "AlertState" });

const textSchema = printableSchema(500);

/**
 * An alert of a rule at a unit: from when its value went beyond a threshold, or its unit fell silent, until that is
 * over. What was pending and did not fire ends as `resolved` with no `firedAt`, and is not listed any more.
 */
export const alertSchema = z
  .object({
    id: z.string(),
    rule: alertRuleIdSchema,
    ruleName: z.string(),
    metric: metricSchema,
    period: z.enum(PERIODS),
    direction: z.enum(["above", "below"]),
    /** What of the rule it has gone beyond; null of silence. */
    threshold: z.number().nullable(),
    unit: codeSchema,
    unitName: z.string(),
    state: alertStateSchema,
    severity: severitySchema,
    value: z.number().nullable(),
    /** Since when it has been in its state. */
    since: instantSchema,
    firedAt: instantSchema.nullable(),
    resolvedAt: instantSchema.nullable(),
    acknowledgedBy: z.string().nullable(),
    acknowledgedAt: instantSchema.nullable(),
    /** What people said to it, in lines; from the second on with who said it. */
    comment: z.string().nullable(),
    assignedTo: z.string().nullable(),
    escalatedAt: instantSchema.nullable(),
    /** It comes and goes so often that nobody is told each time. */
    flapping: z.boolean(),
    /** Nobody is told until then, or until the silence is taken back. */
    silenced: z.object({ until: instantSchema, reason: z.string().nullable(), by: z.string().nullable() }).nullable(),
    /** A unit above is silent, too: that explains it, and that alone is told. */
    inhibited: z.boolean(),
  })
  .meta({
    id: "Alert",
    description: "Names of people and their words are null for whoever is not signed in.",
  });
export type Alert = z.infer<typeof alertSchema>;

export const alertsQuerySchema = z
  .object({ state: alertStateSchema.optional(), unit: codeSchema.optional(), rule: alertRuleIdSchema.optional() })
  .meta({ id: "AlertsQuery" });

export const MOST_ALERTS = 1000;
export const alertListSchema = z
  .object({ items: z.array(alertSchema).max(MOST_ALERTS) })
  .meta({ id: "AlertList", description: `What is not over first, then the newest; ${MOST_ALERTS} at most.` });
export type AlertList = z.infer<typeof alertListSchema>;

export const acknowledgeBodySchema = z.strictObject({ comment: textSchema.nullish() }).meta({ id: "AcknowledgeBody" });

/** Something that happened to an alert: people were told of it, or did something about it. */
const alertDeedSchema = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("told"),
    at: instantSchema.meta({ description: "When it was to be told; with working time not before work begins." }),
    what: z.enum(["fired", "raised", "lowered", "noData", "escalated", "flapping", "resolved"]),
    severity: severitySchema,
    value: z.number().nullable(),
    audience: z.enum(["unit", "leadersAbove"]).meta({
      description: "`unit`: people of the alert's unit and of the one above; `leadersAbove`: leaders of the one above.",
    }),
    because: z.string().nullable().meta({ description: "Why it is over, where it is." }),
  }),
  z.object({
    kind: z.enum(["acknowledged", "commented", "assigned"]),
    at: instantSchema,
    by: z.string().nullable(),
    to: z.string().nullable().meta({ description: "Whom it was given to; null: nobody any more." }),
    comment: z.string().nullable(),
  }),
]);

export const alertDetailSchema = z
  .object({ ...alertSchema.shape, history: z.array(alertDeedSchema) })
  .meta({ id: "AlertDetail", description: "An alert with what happened to it, the oldest first." });
export type AlertDetail = z.infer<typeof alertDetailSchema>;

/** People who may be given an alert, those of the caller's own subtree. */
export const assigneesSchema = z
  .object({ items: z.array(z.object({ user: userNameSchema, name: z.string() })) })
  .meta({ id: "Assignees" });

/** `to` is a user name of somebody who may read the unit; null: nobody any more. */
export const assignBodySchema = z
  .strictObject({ to: printableSchema(200).nullable(), comment: textSchema.nullish() })
  .meta({ id: "AssignBody" });

export const silenceBodySchema = z
  .strictObject({
    unit: codeSchema.nullish().meta({ description: "With everything below it; absent: wherever the rule holds." }),
    rule: alertRuleIdSchema.nullish().meta({ description: "Absent: every rule." }),
    until: instantSchema,
    reason: textSchema,
  })
  .refine(({ unit, rule }) => unit != null || rule != null, { error: "a unit or a rule is needed", path: ["unit"] })
  .meta({ id: "SilenceBody" });

export const silenceSchema = z
  .object({
    id: z.string(),
    unit: codeSchema.nullable(),
    rule: alertRuleIdSchema.nullable(),
    until: instantSchema,
    reason: z.string(),
    createdBy: z.string().nullable(),
    createdAt: instantSchema,
  })
  .meta({ id: "Silence" });
export type Silence = z.infer<typeof silenceSchema>;

export const silenceListSchema = z
  .object({ items: z.array(silenceSchema) })
  .meta({ id: "SilenceList", description: "Those that hold now." });
