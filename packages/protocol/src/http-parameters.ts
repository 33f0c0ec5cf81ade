import type { z } from "zod";
import { alertCourseQuerySchema } from "./alert-course.ts";
import { alertRuleIdSchema } from "./alert-rules.ts";
import { alertsQuerySchema } from "./alerts.ts";
import { auditQuerySchema } from "./audit.ts";
import type { boardQuerySchema } from "./board.ts";
import { deliveriesQuerySchema } from "./channels.ts";
import { directiveActionSchema, directivesQuerySchema } from "./directives.ts";
import { DEFAULT_PAGE, dossiersQuerySchema, MAX_EXCEPT, MAX_PAGE, outlookQuerySchema } from "./dossiers.ts";
import { estimatesQuerySchema } from "./estimates.ts";
import { subjectSchema } from "./event.ts";
import { faultsQuerySchema } from "./faults.ts";
import { DEFAULT_HISTORY_DAYS, historyQuerySchema, MAX_HISTORY_DAYS } from "./history.ts";
import { dryRunQuerySchema } from "./provisioning-preview.ts";
import { userCodeSchema } from "./screens.ts";
import { codeSchema, daySchema, instantSchema } from "./text.ts";

export interface HttpParameter {
  readonly name: string;
  readonly in: "query" | "path";
  readonly required: boolean;
  readonly description: string;
  /** The value's schema, or what it is where the query's text is read as a number. */
  readonly schema: z.ZodType | { readonly [keyword: string]: unknown };
}

function query(name: string, schema: HttpParameter["schema"], description: string, required = false): HttpParameter {
  return { name, in: "query", required, description, schema };
}

/** The parameters of all routes, by the name under which routes and the OpenAPI document refer to them. */
export const HTTP_PARAMETERS = {
  unit: query("unit", codeSchema, "Absent: the topmost that the caller may read, of several the first by code."),
  from: query("from", daySchema, "First civil day, included; absent: today."),
  to: query("to", daySchema, "Last civil day, included; absent: today."),
  recordedFrom: query("from", daySchema, "First civil day of the recording, included."),
  recordedTo: query("to", daySchema, "Last civil day of the recording, included."),
  at: query("at", instantSchema, "Only the events up to that instant, deadlines judged at it; absent: now."),
  measure: query("measure", dossiersQuerySchema.shape.measure, "A name of M; may be absent where `code` is given."),
  dossierPrefix: query(
    "code",
    dossiersQuerySchema.shape.code,
    "Only those whose code begins so; without `measure` of everything that is there or was closed there.",
  ),
  dossierProcedure: query("procedure", dossiersQuerySchema.shape.procedure, "Only this procedure."),
  dossierChannel: query("channel", dossiersQuerySchema.shape.channel, "Only what came this way."),
  dossierState: query(
    "state",
    dossiersQuerySchema.shape.state,
    "Only what is in this state, at the moment of the list.",
  ),
  dossierSort: query(
    "sort",
    dossiersQuerySchema.shape.sort,
    "`due`: what is open by its deadline, the earliest first.",
  ),
  resumeOn: query(
    "resumeOn",
    outlookQuerySchema.shape.resumeOn,
    "A working day, not before today; this, or `extendTo`.",
  ),
  extendTo: query(
    "extendTo",
    outlookQuerySchema.shape.extendTo,
    "A working day, not before today; this, or `resumeOn`.",
  ),
  rankingFrom: query(
    "from",
    daySchema,
    "First civil day, included; without `to` too: of the month of `at`, or of now.",
  ),
  rankingTo: query("to", daySchema, "Last civil day, included; without `from` too: the day of `at`, or today."),
  historyMeasure: query("measure", historyQuerySchema.shape.measure, "A name of M; this, or `rate`."),
  rate: query("rate", historyQuerySchema.shape.rate, "A name of R; this, or `measure`."),
  days: query(
    "days",
    { type: "integer", minimum: 1, maximum: MAX_HISTORY_DAYS, default: DEFAULT_HISTORY_DAYS },
    "How many civil days.",
  ),
  metric: query("metric", alertCourseQuerySchema.shape.metric, "A name of M or R.", true),
  coursePeriod: query("period", alertCourseQuerySchema.shape.period, "Of what the metric is asked for."),
  field: query("field", dossiersQuerySchema.shape.field, "Only this field."),
  dueFrom: query(
    "dueFrom",
    daySchema,
    "First civil day of the deadline, included; of dossiers in progress whose clock runs.",
  ),
  dueTo: query("dueTo", daySchema, "Last civil day of the deadline, included; likewise."),
  dueUntil: query("dueUntil", instantSchema, "The last instant of the deadline; likewise."),
  except: query(
    "except",
    { type: "array", maxItems: MAX_EXCEPT, items: { type: "string" } },
    "Not what is in the subtree of these units; the unit's own code: not what belongs to itself.",
  ),
  exceptOwn: query(
    "exceptOwn",
    { type: "array", maxItems: MAX_EXCEPT, items: { type: "string" } },
    "Not what belongs to these units themselves.",
  ),
  exceptField: query(
    "exceptField",
    { type: "array", maxItems: MAX_EXCEPT, items: { type: "string" } },
    "Not these fields.",
  ),
  exceptMeasure: query(
    "exceptMeasure",
    { type: "array", maxItems: MAX_EXCEPT, items: { type: "string" } },
    "Not what one of these measures counts.",
  ),
  silent: query("silent", dossiersQuerySchema.shape.silent, "`1`: only what belongs to units that are stale now."),
  overdueFrom: query(
    "overdueFrom",
    { type: "integer", minimum: 0, maximum: 9999 },
    "Overdue for so many working days or more, as the ages of hotspots count them; of `overdue` alone.",
  ),
  overdueTo: query("overdueTo", { type: "integer", minimum: 0, maximum: 9999 }, "So many working days or fewer."),
  own: query("own", dossiersQuerySchema.shape.own, "`1`: only what belongs to the unit itself."),
  cursor: query("cursor", dossiersQuerySchema.shape.cursor, "The `nextCursor` of the page before."),
  limit: query("limit", { type: "integer", minimum: 1, maximum: MAX_PAGE, default: DEFAULT_PAGE }, "Items of a page."),
  part: query("part", estimatesQuerySchema.shape.part, "Only what is due by the next close, or only the others."),
  kind: query("kind", faultsQuerySchema.shape.kind, "Only faults of this kind."),
  auditUnit: query(
    "unit",
    auditQuerySchema.shape.unit,
    "Only what belongs to this unit's subtree; absent: everything.",
  ),
  action: query("action", auditQuerySchema.shape.action, "Only this."),
  actor: query("actor", auditQuerySchema.shape.actor, "Only what somebody of this name or id did."),
  search: query("search", auditQuerySchema.shape.search, "A part of object, actor, before or after, in any case."),
  happenedFrom: query("from", daySchema, "First civil day, included."),
  happenedTo: query("to", daySchema, "Last civil day, included."),
  userCode: query("code", userCodeSchema, "The letters that the screen shows.", true),
  screenId: {
    name: "id",
    in: "path",
    required: true,
    description: "The screen's id.",
    schema: { type: "string" },
  },
  directiveState: query(
    "state",
    directivesQuerySchema.shape.state,
    "Only those that stand there; `open`: that are not closed; `waiting`: whose next step is the unit's.",
  ),
  directiveSort: query("sort", directivesQuerySchema.shape.sort, "`due`: the earliest deadline first."),
  directivesWhole: query(
    "whole",
    directivesQuerySchema.shape.whole,
    "`1`: only those that are told whole, text and dossiers included; not those that a board alone tells of.",
  ),
  directivesUnit: query("unit", codeSchema, "Only this unit's subtree; absent: all units that the caller may read."),
  directiveId: {
    name: "id",
    in: "path",
    required: true,
    description: "The directive's id.",
    schema: { type: "string" },
  },
  directiveAction: {
    name: "action",
    in: "path",
    required: true,
    description: "The step.",
    schema: directiveActionSchema,
  },
  alertRuleId: { name: "id", in: "path", required: true, description: "The rule's id.", schema: alertRuleIdSchema },
  alertId: { name: "id", in: "path", required: true, description: "The alert's id.", schema: { type: "string" } },
  silenceId: { name: "id", in: "path", required: true, description: "The silence's id.", schema: { type: "string" } },
  channelId: { name: "id", in: "path", required: true, description: "The channel's id.", schema: { type: "string" } },
  deliveryId: {
    name: "delivery",
    in: "path",
    required: true,
    description: "The delivery's id.",
    schema: { type: "string" },
  },
  deliveryState: query("state", deliveriesQuerySchema.shape.state, "Only those that stand there."),
  alertState: query("state", alertsQuerySchema.shape.state, "Only alerts in this state."),
  alertUnit: query("unit", alertsQuerySchema.shape.unit, "Only those of this unit's subtree; absent: everywhere."),
  alertRule: query("rule", alertsQuerySchema.shape.rule, "Only those of this rule."),
  dryRun: query("dryRun", dryRunQuerySchema.shape.dryRun, "`1`: says what would be changed, and changes nothing."),
  rejectedFrom: query("from", daySchema, "First civil day of the recording; absent: six days before the last."),
  rejectedTo: query("to", daySchema, "Last civil day of the recording; absent: today."),
  tokenId: {
    name: "id",
    in: "path",
    required: true,
    description: "The token's id.",
    schema: { type: "string" },
  },
  feedId: {
    name: "id",
    in: "path",
    required: true,
    description: "The feed's id.",
    schema: { type: "string" },
  },
  personId: {
    name: "id",
    in: "path",
    required: true,
    description: "The person's id.",
    schema: { type: "string" },
  },
  sessionId: {
    name: "id",
    in: "path",
    required: true,
    description: "The session's id.",
    schema: { type: "string" },
  },
  returnTo: query("to", { type: "string" }, "The path to come back to; absent: `/`."),
  dossierCode: {
    name: "code",
    in: "path",
    required: true,
    description: "The dossier's code.",
    schema: subjectSchema,
  },
} as const satisfies Record<string, HttpParameter>;
export type ParameterName = keyof typeof HTTP_PARAMETERS;
export const BOARD_PARAMETERS = [
  "unit",
  "from",
  "to",
  "at",
] as const satisfies readonly (keyof typeof boardQuerySchema.shape)[];
