import { z } from "zod";
import { countSchema, unitHeadSchema } from "./board.ts";
import { dossierItemSchema } from "./dossiers.ts";
import { MAX_SUBJECT, subjectSchema } from "./event.ts";
import { MEASURES } from "./names.ts";
import { codeSchema, daySchema, instantSchema, printableSchema } from "./text.ts";

export const MOST_FIGURES = 200;
export const MOST_CODES = 50_000;
/** Dossiers of each kind are listed up to so many; how many there are is told whole. */
export const MOST_LISTED = 200;

const measureSchema = z.enum(MEASURES, { error: "must be the name of a measure, as received" });
const figureShape = {
  measure: measureSchema,
  field: printableSchema(80).nullish(),
  procedure: codeSchema.nullish(),
};

const reportedFigureSchema = z.strictObject({ ...figureShape, count: countSchema });
export type ReportedFigure = z.infer<typeof reportedFigureSchema>;

const DAY_FORMS = "RFC 3339, YYYY-MM-DD, DD/MM/YYYY, each with or without a time of day, or yyyyMMddHHmmss";
const reportedTime = z
  .string()
  .max(40)
  .nullish()
  .meta({ description: `${DAY_FORMS}; only its civil day is compared.` });

const reportedDossierSchema = z.strictObject({
  code: subjectSchema,
  receivedAt: reportedTime,
  closedAt: reportedTime.meta({ description: "Absent or empty in a list that has it elsewhere: still open." }),
});
export type ReportedDossier = z.infer<typeof reportedDossierSchema>;

const MOST_CSV_CHARACTERS = MOST_CODES * (MAX_SUBJECT + 60);

const figuresSchema = z.array(reportedFigureSchema).max(MOST_FIGURES);
const dossiersOfReportSchema = z.array(reportedDossierSchema).max(MOST_CODES);
const csvSchema = z.string().max(MOST_CSV_CHARACTERS);

function bodyOf<F extends z.ZodType, D extends z.ZodType>(figures: F, dossiers: D) {
  return z
    .strictObject({
      unit: codeSchema,
      from: daySchema,
      to: daySchema,
      figures,
      explain: z
        .int()
        .min(0)
        .max(MOST_FIGURES - 1)
        .nullish()
        .meta({ description: "Which of the figures is explained; absent: the first that differs." }),
      dossiers: dossiers.nullish(),
    })
    .refine(({ from, to }) => from <= to, { error: "must not be after `to`", path: ["from"] });
}

/** As it is sent: each table as a list, or as CSV with the same names as header. */
export const reconciliationBodySchema = bodyOf(
  z.union([figuresSchema, csvSchema]).meta({ description: "The unit's own report, or as CSV." }),
  z
    .union([dossiersOfReportSchema, csvSchema])
    .meta({ description: "What the unit's own software counts in the figure that is explained, or as CSV." }),
).meta({ id: "ReconciliationBody", description: "Nothing of it is stored." });

/** The same once its tables are read. */
export const ownReportSchema = bodyOf(figuresSchema, dossiersOfReportSchema);
export type OwnReport = z.infer<typeof ownReportSchema>;

const comparedFigureSchema = z
  .object({
    ...figureShape,
    reported: countSchema,
    counted: countSchema,
    difference: z.int().meta({ description: "Counted less reported." }),
  })
  .meta({ id: "ComparedFigure" });

function listedSchema<T extends z.ZodType>(item: T) {
  return z.object({ total: countSchema, items: z.array(item).max(MOST_LISTED) });
}

const dossiersSchema = listedSchema(dossierItemSchema);

const comparedListSchema = z.object({
  given: countSchema.meta({ description: "Different codes of the list." }),
  repeated: countSchema.meta({ description: "Rows whose code had been there already." }),
  matched: countSchema,
  unknown: listedSchema(z.object({ code: z.string() })).meta({
    description: "Not known here, or not of this subtree.",
  }),
  notCounted: dossiersSchema.meta({ description: "Known here, and not counted in this figure." }),
  onlyHere: dossiersSchema.meta({ description: "Counted here, and not in the list." }),
  differing: listedSchema(
    z.object({
      item: dossierItemSchema,
      receivedDay: daySchema.nullish().meta({ description: "As the list has it, if it differs." }),
      closedDay: daySchema.nullish(),
      isOpenThere: z.boolean().meta({ description: "The list does not know that it is closed." }),
    }),
  ),
});

/** Why a figure may differ, where no list says it; the list of each is what it counts today. */
export const CANDIDATE_KINDS = [
  "dayBefore",
  "firstDay",
  "lastDay",
  "dayAfter",
  "arrivedLater",
  "withdrawn",
  "transferredIn",
  "transferredOut",
] as const;

export const reconciliationSchema = z
  .object({
    unit: unitHeadSchema,
    from: daySchema,
    to: daySchema,
    asOf: instantSchema,
    figures: z.array(comparedFigureSchema),
    explained: z.int().min(0).nullish().meta({ description: "Which figure the rest is about; null: none differs." }),
    list: comparedListSchema.nullish(),
    candidates: z.array(z.object({ kind: z.enum(CANDIDATE_KINDS), ...dossiersSchema.shape })),
    faults: z
      .object({
        rejected: countSchema,
        orphan: countSchema,
        doubleReceived: countSchema,
        unknownProcedure: countSchema,
        foreign: countSchema,
      })
      .meta({ description: "Recorded on the days of the period." }),
  })
  .meta({ id: "Reconciliation" });
export type Reconciliation = z.infer<typeof reconciliationSchema>;
