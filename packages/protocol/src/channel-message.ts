import { RETIREMENTS } from "@ioc/domain/alert/alert-effect.ts";
import { z } from "zod";
import { alertRuleIdSchema, metricSchema, severitySchema } from "./alert-rules.ts";
import { directiveStateSchema } from "./directives.ts";
import { codeSchema, instantSchema } from "./text.ts";

/** The headers of a webhook: those of Standard Webhooks 1.0, for which there are receivers in most languages. */
export const WEBHOOK_HEADERS = {
  id: "webhook-id",
  timestamp: "webhook-timestamp",
  signature: "webhook-signature",
} as const;

const placeMembers = { unit: codeSchema, unitName: z.string() };

const head = {
  /** The same however often it is sent: `webhook-id`. */
  id: z.string(),
  /** When it came about, not when it was sent. */
  at: instantSchema,
  channel: z.object({ id: z.string(), name: z.string(), ...placeMembers }),
};

/** What has become of alerts, as people are told. */
export const ALERT_NEWS = ["fired", "raised", "lowered", "noData", "escalated", "flapping", "resolved"] as const;

const alertNewsSchema = z.object({
  type: z.literal("alert"),
  ...head,
  news: z.enum(ALERT_NEWS),
  severity: severitySchema,
  because: z
    .enum(["cleared", ...RETIREMENTS])
    .nullable()
    .meta({ description: "Of `resolved`: why." }),
  rule: z.object({
    id: alertRuleIdSchema,
    name: z.string(),
    metric: metricSchema,
    direction: z.enum(["above", "below"]),
    threshold: z.number().nullable(),
  }),
  alerts: z.array(z.object({ id: z.string(), ...placeMembers, value: z.number().nullable() })),
});

/** What is told of a directive. */
export const DIRECTIVE_NEWS = ["send", "report", "return", "close", "dueSoon", "overdue"] as const;

const directiveNewsSchema = z.object({
  type: z.literal("directive"),
  ...head,
  news: z.enum(DIRECTIVE_NEWS),
  directive: z.object({
    id: z.string(),
    ...placeMembers,
    text: z.string(),
    dueAt: instantSchema,
    state: directiveStateSchema,
    dossiers: z.int().min(0).meta({ description: "How many it is about." }),
    comment: z.string().nullable().meta({ description: "What was said with it." }),
  }),
});

export const MOST_DIGEST_ITEMS = 50;
const alertLine = z.object({
  ...placeMembers,
  ruleName: z.string(),
  severity: severitySchema,
  at: instantSchema.meta({ description: "When it fired, or was over." }),
});
const directiveLine = z.object({ id: z.string(), ...placeMembers, text: z.string(), dueAt: instantSchema });
const total = z.int().min(0);
const alertLines = z.object({ total, items: z.array(alertLine).max(MOST_DIGEST_ITEMS) });

const digestSchema = z.object({
  type: z.literal("digest"),
  ...head,
  since: instantSchema.meta({ description: "What was before, the last digest told." }),
  fired: alertLines,
  resolved: alertLines,
  open: alertLines,
  overdueDirectives: z.object({ total, items: z.array(directiveLine).max(MOST_DIGEST_ITEMS) }),
});

const testSchema = z.object({ type: z.literal("test"), ...head });

/** What a webhook is sent, by `type`. Receivers skip types that they do not know. */
export const channelMessageSchema = z
  .discriminatedUnion("type", [alertNewsSchema, directiveNewsSchema, digestSchema, testSchema])
  .meta({ id: "ChannelMessage" });
export type ChannelMessage = z.infer<typeof channelMessageSchema>;
export type MessageOf<Type extends ChannelMessage["type"]> = Extract<ChannelMessage, { readonly type: Type }>;
