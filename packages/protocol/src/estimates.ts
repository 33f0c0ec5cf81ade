import { z } from "zod";
import { countSchema, unitHeadSchema } from "./board.ts";
import { cursorSchema, dossierItemSchema, pageSizeSchema } from "./dossiers.ts";
import { codeSchema, daySchema, instantSchema } from "./text.ts";

/** Those due by the next close, and the others. */
export const ESTIMATE_PARTS = ["due", "others"] as const;
export type EstimatePart = (typeof ESTIMATE_PARTS)[number];

const shareSchema = z.number().min(0).max(1);
const hoursSchema = z.number().min(0);

/** What a group of dossiers says of one: of those that were open with as much time left, the share that was late. */
export const estimateBasisSchema = z
  .object({
    resolved: countSchema.meta({ description: "Resolved ones that were open when they had as much time left." }),
    outlasting: shareSchema.nullish().meta({ description: "Null where none is resolved." }),
    weight: shareSchema.meta({ description: "Its part in `chance`; those of all groups add up to 1." }),
  })
  .meta({ id: "EstimateBasis" });
export type EstimateBasis = z.infer<typeof estimateBasisSchema>;

/** An open dossier that is not overdue, and the chance that it will be. */
export const estimateItemSchema = z
  .object({
    dossier: dossierItemSchema,
    byNextClose: z.boolean().meta({ description: "Its deadline lies before the close of the next working day." }),
    spentHours: hoursSchema.meta({ description: "Working time so far, without what it was suspended." }),
    leftHours: hoursSchema.nullish().meta({ description: "Working time to the deadline; null without one." }),
    chance: shareSchema.nullish().meta({ description: "Null without a deadline, or where nothing is known." }),
    own: estimateBasisSchema.nullish().meta({ description: "Dossiers of the unit and the procedure." }),
    procedure: estimateBasisSchema
      .nullish()
      .meta({ description: "Those of the procedure at all units; null where they are the same." }),
    all: estimateBasisSchema.nullish().meta({ description: "Those of all procedures at all units." }),
  })
  .meta({ id: "EstimateItem" });
export type EstimateItem = z.infer<typeof estimateItemSchema>;

/** What the estimate was learned from: dossiers that came to the subtree. */
export const learnedSchema = z
  .object({
    from: daySchema.meta({ description: "Those received since." }),
    asOf: instantSchema,
    resolved: countSchema,
    oneOf: z.int().min(1).meta({ description: "Of many, every so manieth was looked at." }),
  })
  .meta({ id: "Learned" });
export type Learned = z.infer<typeof learnedSchema>;

const whole = {
  unit: unitHeadSchema,
  asOf: instantSchema,
  nextClose: z
    .object({
      at: instantSchema,
      count: countSchema.meta({ description: "Due by then: the number of the hotspots document." }),
      expected: z
        .number()
        .min(0)
        .nullish()
        .meta({ description: "How many of them will miss their deadline: the sum of their chances." }),
      unknown: countSchema.meta({ description: "Of which nothing can be said." }),
    })
    .meta({ description: "The close of the next working day." }),
  overdue: countSchema.meta({ description: "Those that are late already, and are not in the list." }),
  learned: learnedSchema,
};

/** What a list of estimates adds up to, and no dossier of it: whoever may read the board may read it. */
export const estimateSumSchema = z.object(whole).meta({
  id: "EstimateSum",
  description: "How many of those due by the close of the next working day are expected to miss their deadline.",
});
export type EstimateSum = z.infer<typeof estimateSumSchema>;

export const estimateSumQuerySchema = z
  .object({ unit: codeSchema.optional(), at: instantSchema.optional() })
  .meta({ id: "EstimateSumQuery" });

/** What will be late. An absent member and `null` mean the same. */
export const estimatesSchema = z
  .object({
    ...whole,
    hoursOfDay: z.number().positive().meta({ description: "Working hours of a working day, for reading the others." }),
    total: countSchema.meta({ description: "Open and not overdue: `inProgressWithin` of the board." }),
    items: z.array(estimateItemSchema).meta({
      description: "First those due by the next close, the earliest deadline first; then the others, likeliest first.",
    }),
    nextCursor: cursorSchema.nullish(),
  })
  .meta({ id: "Estimates", description: "For each open dossier the chance to miss its deadline." });
export type Estimates = z.infer<typeof estimatesSchema>;

export const estimatesQuerySchema = z
  .object({
    unit: codeSchema.optional(),
    at: instantSchema.optional(),
    part: z.enum(ESTIMATE_PARTS).optional(),
    cursor: cursorSchema.optional(),
    limit: pageSizeSchema,
  })
  .meta({ id: "EstimatesQuery" });

export const calibrationTenthSchema = z
  .object({
    from: shareSchema,
    to: shareSchema,
    count: countSchema,
    said: shareSchema.nullish().meta({ description: "What was said of them, on average." }),
    came: shareSchema.nullish().meta({ description: "The share that missed the deadline." }),
  })
  .meta({ id: "CalibrationTenth" });
export type CalibrationTenth = z.infer<typeof calibrationTenthSchema>;

/** What the estimate would have said at moments of the past, from what was known then, and what came of it. */
export const calibrationSchema = z
  .object({
    unit: unitHeadSchema,
    asOf: instantSchema,
    moments: z.array(instantSchema).meta({ description: "Ascending." }),
    learned: learnedSchema,
    count: countSchema.meta({ description: "Predictions; one dossier can have one at each moment." }),
    missed: countSchema,
    undecided: countSchema.meta({
      description: "Due by now, but withdrawn, handed over, or neither resolved nor overdue: not judged.",
    }),
    unknown: countSchema.meta({ description: "Of which nothing could be said then." }),
    tenths: z.array(calibrationTenthSchema).length(10),
    brier: shareSchema.nullish().meta({ description: "Mean square of what was said less what came; less is better." }),
    naiveBrier: shareSchema
      .nullish()
      .meta({ description: "The same of one number for all: the share that missed, which nobody knew then." }),
  })
  .meta({ id: "EstimateCalibration", description: "How true the estimate was." });
export type EstimateCalibration = z.infer<typeof calibrationSchema>;

export const calibrationQuerySchema = z.object({ unit: codeSchema.optional() }).meta({ id: "CalibrationQuery" });
