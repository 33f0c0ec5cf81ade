import { z } from "zod";
import { boardQuerySchema, countSchema } from "./board.ts";
import { MAX_SUBJECT } from "./event.ts";
import {
  APPLICANTS,
  CHANNELS,
  COMPONENTS,
  DOSSIER_STATES,
  EVENT_TYPES,
  LIMIT_UNITS,
  MEASURES,
  type Measure,
  OUTCOMES,
  PAYMENT_METHODS,
  RESULTS,
} from "./names.ts";
import { codeSchema, daySchema, instantSchema, printableSchema } from "./text.ts";

export const DEFAULT_PAGE = 100;
export const MAX_PAGE = 500;
/** How many units, and how many fields, a part may leave out. */
export const MAX_EXCEPT = 500;

/** How many items a page has. */
export const pageSizeSchema = z
  .string()
  .regex(/^\d{1,3}$/, { error: "must be a whole number" })
  .transform(Number)
  .pipe(z.int().min(1).max(MAX_PAGE))
  .default(DEFAULT_PAGE);

/** Cursors are opaque: only what a `nextCursor` said may be sent. */
export const cursorSchema = z.string().min(1).max(1024).meta({ id: "Cursor", description: "Opaque." });

/** What is counted while its clock runs towards a deadline. */
const WITH_DEADLINE: readonly Measure[] = [
  "inProgress",
  "inProgressWithin",
  "carriedOver",
  "overdue",
  "dueToday",
  "atRisk",
];

const WORKING_DAYS = "must be a whole number of at most four digits";
const workingDaysSchema = z
  .string()
  .regex(/^\d{1,4}$/, { error: WORKING_DAYS })
  .transform(Number)
  .optional();

/** A parameter that may be there several times. */
function repeated<T extends string>(one: z.ZodType<T>) {
  return z
    .union([one, z.array(one).max(MAX_EXCEPT)])
    .transform((given): readonly T[] => (typeof given === "string" ? [given] : given))
    .optional();
}

/** What a part leaves out of a subtree (LST-10). */
export const exceptMembers = { except: repeated(codeSchema), exceptField: repeated(printableSchema(80)) };

export const dossiersQuerySchema = z
  .object({
    ...boardQuerySchema.shape,
    measure: z.enum(MEASURES).optional(),
    code: printableSchema(MAX_SUBJECT).optional(),
    field: printableSchema(80).optional(),
    procedure: codeSchema.optional(),
    channel: z.enum(CHANNELS).optional(),
    state: z.enum(DOSSIER_STATES).optional(),
    sort: z.enum(["due"]).optional(),
    dueFrom: daySchema.optional(),
    dueTo: daySchema.optional(),
    dueUntil: instantSchema.optional(),
    overdueFrom: workingDaysSchema,
    overdueTo: workingDaysSchema,
    own: z
      .enum(["0", "1"])
      .default("0")
      .transform((own) => own === "1")
      .meta({ description: "1: only what belongs to the unit itself, without the units below it." }),
    ...exceptMembers,
    exceptOwn: repeated(codeSchema),
    exceptMeasure: repeated(z.enum(MEASURES)),
    silent: z
      .enum(["0", "1"])
      .default("0")
      .transform((silent) => silent === "1")
      .meta({ description: "1: only what belongs to units that are stale now." }),
    cursor: cursorSchema.optional(),
    limit: pageSizeSchema,
  })
  .refine(({ from, to }) => from === undefined || to === undefined || from <= to, {
    error: "must not be after `to`",
    path: ["from"],
  })
  .refine(({ measure, code }) => measure !== undefined || code !== undefined, {
    error: "must be given, unless `code` is",
    path: ["measure"],
  })
  .superRefine(({ measure, ...query }, context) => {
    for (const path of ["dueFrom", "dueTo", "dueUntil"] as const) {
      if (query[path] === undefined || (measure !== undefined && WITH_DEADLINE.includes(measure))) continue;
      context.addIssue({
        code: "custom",
        path: [path],
        message: `is for what is in progress and has a deadline`,
      });
    }
    for (const path of ["overdueFrom", "overdueTo"] as const) {
      if (query[path] === undefined || measure === "overdue") continue;
      context.addIssue({ code: "custom", path: [path], message: "is for what is overdue alone" });
    }
  })
  .meta({ id: "DossiersQuery" });
export type DossiersQuery = z.output<typeof dossiersQuerySchema>;

const workingSpanSchema = z.object({ from: instantSchema, to: instantSchema });

/** How an open dossier stands to its deadline, at the moment of its state and by its own calendar (LST-3). */
const timeLeftMembers = {
  leftMs: countSchema.nullish().meta({
    description: "Working time left, while it is neither suspended nor overdue.",
  }),
  leftDays: countSchema.nullish().meta({ description: "Working days in (today, day of the deadline]." }),
  leftSpans: z
    .array(workingSpanSchema)
    .nullish()
    .meta({ description: "When that working time runs, while no more than eight hours of it are left." }),
  overdueDays: countSchema.nullish().meta({
    description: "Overdue: working days in (day of the deadline, today], by the present calendar.",
  }),
  suspendedAt: instantSchema.nullish(),
  suspendedDays: countSchema.nullish().meta({ description: "Working days in (day of the suspension, today]." }),
};

/**
 * One dossier, feedback, or payment of a dossier (each payment is an item of its own). `unit`, `state` and `dueAt` are
 * as of S for stocks, of the period's beginning for `carriedOver`, else as of now or `at`.
 */
export const dossierItemSchema = z
  .object({
    code: z.string(),
    unit: codeSchema.meta({ description: "The unit that handles it." }),
    receivingUnit: codeSchema.nullish(),
    procedure: codeSchema.nullish(),
    procedureName: z.string().nullish().meta({ description: "Absent until the procedure is provisioned." }),
    field: z.string(),
    channel: z.enum(CHANNELS).nullish(),
    receivedAt: instantSchema.nullish(),
    dueAt: instantSchema.nullish(),
    state: z.enum(DOSSIER_STATES),
    closedAt: instantSchema.nullish(),
    ...timeLeftMembers,
    paidAt: instantSchema.nullish().meta({ description: "When the payment that the item stands for was made." }),
    method: z.enum(PAYMENT_METHODS).nullish(),
    amount: countSchema.nullish().meta({ description: "Đồng (VND)." }),
  })
  .meta({ id: "DossierItem" });
export type DossierItem = z.infer<typeof dossierItemSchema>;

export const dossierListSchema = z
  .object({
    total: countSchema,
    asOf: instantSchema.meta({ description: "T; later pages have that of the first." }),
    items: z.array(dossierItemSchema),
    nextCursor: cursorSchema.nullish(),
  })
  .meta({
    id: "DossierList",
    description: "Exactly what the measure counts: `total` equals the board's number, unless the query narrows it.",
  });
export type DossierList = z.infer<typeof dossierListSchema>;

/** What set the deadline: computed from limit and calendar, given by the feed, or moved by what happened since. */
export const DEADLINE_STEP_KINDS = ["computed", "given", "none", "suspended", "resumed", "extended"] as const;

/** One step of how the deadline came about; `dueAt` is the deadline in force after it, null for none. */
export const deadlineStepSchema = z
  .object({
    at: instantSchema,
    kind: z.enum(DEADLINE_STEP_KINDS),
    dueAt: instantSchema.nullish(),
    words: z.string().nullish(),
    rule: z
      .string()
      .nullish()
      .meta({ description: "The rule that it follows from, by its number.", examples: ["DUE-7"] }),
    gaveWay: z.boolean().nullish().meta({ description: "The close that was counted lay before the receipt (DUE-6)." }),
    left: countSchema.nullish().meta({
      description: "Left at the suspension: working days (DUE-7, DUE-8) or ms of working time (DUE-10).",
    }),
  })
  .meta({ id: "DeadlineStep" });
export type DeadlineStep = z.infer<typeof deadlineStepSchema>;

export const STRIP_KINDS = ["received", "working", "off", "suspended"] as const;

/** A civil day between receipt and deadline, or today (LST-4). */
export const stripDaySchema = z
  .object({
    date: daySchema,
    kind: z.enum(STRIP_KINDS),
    number: countSchema.nullish().meta({ description: "Which of the days of the deadline it is, from 1." }),
    name: z.string().nullish().meta({ description: "Of a day off or a working day that is no ordinary one." }),
  })
  .meta({ id: "StripDay" });
export type StripDay = z.infer<typeof stripDaySchema>;

/** What becomes of an event in the fold of its dossier. */
export const EVENT_FATES = ["counted", "ineffective", "foreign", "doubleReceived", "orphan"] as const;

export const dossierEventSchema = z
  .object({
    id: z.string(),
    source: z.string(),
    type: z.enum(EVENT_TYPES),
    time: instantSchema,
    recordedAt: instantSchema,
    unit: codeSchema,
    data: z.record(z.string(), z.union([z.string(), z.number()])),
    fate: z.enum(EVENT_FATES).meta({
      description:
        "What became of it: it counted, changed nothing, came from a feed that the dossier does not belong to, was a " +
        "second receipt, or came before any receipt.",
    }),
  })
  .meta({ id: "DossierEvent" });
export type DossierEvent = z.infer<typeof dossierEventSchema>;

export const dossierSchema = z
  .object({
    ...dossierItemSchema.omit({ paidAt: true, method: true, amount: true }).shape,
    applicant: z.enum(APPLICANTS).nullish(),
    components: z.enum(COMPONENTS).nullish(),
    outcome: z.enum(OUTCOMES).nullish(),
    result: z.enum(RESULTS).nullish(),
    score: z.int().min(1).max(5).nullish(),
    events: z.array(dossierEventSchema).meta({ description: "In the order in which they are folded." }),
    deadline: z.array(deadlineStepSchema).meta({ description: "How the deadline came about, oldest first." }),
    asOf: instantSchema,
    limit: z
      .object({ amount: z.number().min(0), unit: z.enum(LIMIT_UNITS) })
      .nullish()
      .meta({ description: "The procedure's, as it was in force when the receipt was committed." }),
    days: z.array(stripDaySchema).meta({ description: "From the receipt to the deadline and today; at most 400." }),
  })
  .meta({ id: "Dossier" });
export type Dossier = z.infer<typeof dossierSchema>;

/** What somebody considers to do: resume it on a day (after a suspension now), or give it a new appointment. */
export const outlookQuerySchema = z
  .object({ resumeOn: daySchema.optional(), extendTo: daySchema.optional() })
  .refine(({ resumeOn, extendTo }) => (resumeOn === undefined) !== (extendTo === undefined), {
    error: "one of `resumeOn` and `extendTo` must be given",
    path: ["resumeOn"],
  })
  .meta({ id: "OutlookQuery" });

export const outlookSchema = z
  .object({
    asOf: instantSchema,
    dueAt: instantSchema.nullish(),
    before: instantSchema.nullish().meta({ description: "The deadline as it is." }),
    deadline: z.array(deadlineStepSchema),
    days: z.array(stripDaySchema),
  })
  .meta({
    id: "DossierOutlook",
    description: "What a dossier would be after something that has not happened (LST-5).",
  });
export type DossierOutlook = z.infer<typeof outlookSchema>;
