import { z } from "zod";
import {
  APPLICANTS,
  CHANNELS,
  COMPONENTS,
  DIGITIZED_COMPONENTS,
  type EventType,
  OUTCOMES,
  PAYMENT_METHODS,
  RESULTS,
  RETURN_CHANNELS,
} from "./names.ts";
import { codeSchema, instantSchema, slugSchema } from "./text.ts";

const unit = codeSchema.nullish().meta({ description: "Where it happened, if not at the unit of `source`." });
const dueAt = instantSchema.nullish();
const slug = slugSchema.nullish();

/** `data` of each event type. No member is personal data, and none beyond these is taken. */
export const EVENT_DATA = {
  "vn.motcua.dossier.received": z.strictObject({
    unit,
    procedure: codeSchema,
    channel: z.enum(CHANNELS),
    dueAt: dueAt.meta({ description: "Absent: it follows from the procedure's limit and the calendar." }),
    components: z.enum(COMPONENTS).nullish().meta({ default: "none" }),
    applicant: z.enum(APPLICANTS).nullish(),
  }),
  "vn.motcua.dossier.digitized": z.strictObject({ unit, components: z.enum(DIGITIZED_COMPONENTS) }),
  "vn.motcua.dossier.transferred": z.strictObject({ unit, toUnit: codeSchema }),
  "vn.motcua.dossier.suspended": z.strictObject({ unit, reason: slug }),
  "vn.motcua.dossier.resumed": z.strictObject({ unit }),
  "vn.motcua.dossier.extended": z.strictObject({ unit, dueAt: instantSchema, reason: slug }),
  "vn.motcua.dossier.paid": z.strictObject({
    unit,
    method: z.enum(PAYMENT_METHODS),
    amount: z.int().min(0).nullish().meta({ description: "Đồng (VND)." }),
  }),
  "vn.motcua.dossier.resolved": z.strictObject({
    unit,
    outcome: z.enum(OUTCOMES),
    result: z.enum(RESULTS).nullish().meta({ default: "paper" }),
  }),
  "vn.motcua.dossier.returned": z.strictObject({ unit, channel: z.enum(RETURN_CHANNELS).nullish() }),
  "vn.motcua.dossier.withdrawn": z.strictObject({ unit, reason: slug }),
  "vn.motcua.dossier.rated": z.strictObject({ unit, score: z.int().min(1).max(5) }),
  "vn.motcua.feedback.received": z.strictObject({ unit, topic: slug, dueAt }),
  "vn.motcua.feedback.answered": z.strictObject({ unit }),
} as const satisfies Record<EventType, z.ZodType>;

/** `data` as it crosses the wire. */
export type EventData<T extends EventType> = z.input<(typeof EVENT_DATA)[T]>;

/** What an event means besides what its data say. */
export const EVENT_MEANING: Record<EventType, string> = {
  "vn.motcua.dossier.received": "Taken in; the clock starts.",
  "vn.motcua.dossier.digitized": "Input papers digitized, at any later moment.",
  "vn.motcua.dossier.transferred": "Handled by that unit from now on.",
  "vn.motcua.dossier.suspended": "Waiting for the applicant; the clock stands.",
  "vn.motcua.dossier.resumed": "The clock goes on.",
  "vn.motcua.dossier.extended": "A new appointment was given.",
  "vn.motcua.dossier.paid": "A fee was paid.",
  "vn.motcua.dossier.resolved": "Decided.",
  "vn.motcua.dossier.returned": "Result handed over.",
  "vn.motcua.dossier.withdrawn": "The applicant took it back.",
  "vn.motcua.dossier.rated": "The applicant rated the service.",
  "vn.motcua.feedback.received": "A petition or complaint; `subject` is its own code.",
  "vn.motcua.feedback.answered": "Answered; late if after `dueAt`.",
};
