import { z } from "zod";
import { boardQuerySchema, countSchema } from "./board.ts";
import {
  APPLICANTS,
  CHANNELS,
  COMPONENTS,
  DOSSIER_STATES,
  EVENT_TYPES,
  MEASURES,
  OUTCOMES,
  PAYMENT_METHODS,
  RESULTS,
} from "./names.ts";
import { codeSchema, instantSchema, printableSchema } from "./text.ts";

export const DEFAULT_PAGE = 100;
export const MAX_PAGE = 500;

/** How many items a page has. */
export const pageSizeSchema = z
  .string()
  .regex(/^\d{1,3}$/, { error: "must be a whole number" })
  .transform(Number)
  .pipe(z.int().min(1).max(MAX_PAGE))
  .default(DEFAULT_PAGE);

/** Cursors are opaque: only what a `nextCursor` said may be sent. */
export const cursorSchema = z.string().min(1).max(1024).meta({ id: "Cursor", description: "Opaque." });

export const dossiersQuerySchema = z
  .object({
    ...boardQuerySchema.shape,
    measure: z.enum(MEASURES),
    field: printableSchema(80).optional(),
    own: z
      .enum(["0", "1"])
      .default("0")
      .transform((own) => own === "1")
      .meta({ description: "1: only what belongs to the unit itself, without the units below it." }),
    cursor: cursorSchema.optional(),
    limit: pageSizeSchema,
  })
  .refine(({ from, to }) => from === undefined || to === undefined || from <= to, {
    error: "must not be after `to`",
    path: ["from"],
  })
  .meta({ id: "DossiersQuery" });
export type DossiersQuery = z.output<typeof dossiersQuerySchema>;

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
    field: z.string(),
    channel: z.enum(CHANNELS).nullish(),
    receivedAt: instantSchema.nullish(),
    dueAt: instantSchema.nullish(),
    state: z.enum(DOSSIER_STATES),
    closedAt: instantSchema.nullish(),
    paidAt: instantSchema.nullish().meta({ description: "When the payment that the item stands for was made." }),
    method: z.enum(PAYMENT_METHODS).nullish(),
    amount: countSchema.nullish().meta({ description: "Đồng (VND)." }),
  })
  .meta({ id: "DossierItem" });
export type DossierItem = z.infer<typeof dossierItemSchema>;

export const dossierListSchema = z
  .object({ total: countSchema, items: z.array(dossierItemSchema), nextCursor: cursorSchema.nullish() })
  .meta({ id: "DossierList", description: "Exactly what the measure counts: `total` equals the board's number." });
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
  })
  .meta({ id: "DeadlineStep" });
export type DeadlineStep = z.infer<typeof deadlineStepSchema>;

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
  })
  .meta({ id: "Dossier" });
export type Dossier = z.infer<typeof dossierSchema>;
