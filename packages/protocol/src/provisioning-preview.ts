import { z } from "zod";
import { MEASURES } from "./names.ts";
import { countAnswerSchema } from "./provisioning.ts";
import { codeSchema, daySchema } from "./text.ts";

export const dryRunQuerySchema = z.object({ dryRun: z.enum(["0", "1"]).optional() });

/** What a `PUT` with `dryRun=1` would do; nothing is written. */
export const changeSchema = z
  .object({
    code: z.string(),
    kind: z.enum(["new", "changed", "same"]),
    before: z.json().nullable(),
    after: z.json(),
  })
  .meta({ id: "Change" });
export const dryRunSchema = z
  .object({ count: z.int().min(0), dryRun: z.literal(true), changes: z.array(changeSchema) })
  .meta({ id: "DryRun", description: "Differences that a `PUT` would make." });
export type DryRun = z.infer<typeof dryRunSchema>;

/** What a `PUT` answers, for real or not. */
export const putAnswerSchema = z.union([dryRunSchema, countAnswerSchema]).meta({ id: "PutAnswer" });

/** How boards would read with the numbers of today if the units were so. Only measures that differ are listed. */
export const boardEffectSchema = z
  .object({
    unit: codeSchema,
    successor: codeSchema.nullish().meta({
      description: "What stands for the unit after the change, so that no board of its own is left.",
    }),
    measures: z.array(z.object({ measure: z.enum(MEASURES), before: z.int(), after: z.int() })),
  })
  .meta({ id: "BoardEffect" });
export const unitsPreviewSchema = z
  .object({
    changes: z.array(changeSchema),
    on: daySchema.meta({
      description:
        "The day on which the tree has become what the change makes of it; both trees are those of this day.",
    }),
    from: daySchema.meta({ description: "First day of the period that is counted." }),
    to: daySchema.meta({ description: "Its last day, today." }),
    boards: z
      .array(boardEffectSchema)
      .meta({ description: "Those that would read otherwise, the greatest change first." }),
    moreBoards: z.int().min(0).meta({ description: "How many others would, that are not listed." }),
    feedsFoldedAgain: z.int().min(0).meta({
      description:
        "Feeds that the change lets report for more or less than before, up to today: their events are counted anew, which no preview knows.",
    }),
  })
  .meta({ id: "UnitsPreview", description: "What a change of units does to boards." });
export type UnitsPreview = z.infer<typeof unitsPreviewSchema>;
