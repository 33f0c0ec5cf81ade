import { z } from "zod";
import { countSchema } from "./board.ts";
import { cursorSchema } from "./dossiers.ts";
import { errorCodeSchema } from "./error.ts";
import { FAULT_KINDS } from "./names.ts";
import { codeSchema, daySchema, instantSchema } from "./text.ts";

/** `from` and `to` are civil dates of the recording, both included. */
export const faultsQuerySchema = z
  .object({
    unit: codeSchema.optional(),
    kind: z.enum(FAULT_KINDS).optional(),
    from: daySchema.optional(),
    to: daySchema.optional(),
    cursor: cursorSchema.optional(),
  })
  .refine(({ from, to }) => from === undefined || to === undefined || from <= to, {
    error: "must not be after `to`",
    path: ["from"],
  })
  .meta({ id: "FaultsQuery" });
export type FaultsQuery = z.infer<typeof faultsQuerySchema>;

/** Something wrong with what a feed sent; attributes that the event did not have in a fit form are null. */
export const faultItemSchema = z
  .object({
    kind: z.enum(FAULT_KINDS),
    unit: codeSchema.nullish(),
    feed: z.string().nullish(),
    subject: z.string().nullish(),
    source: z.string().nullish(),
    id: z.string().nullish(),
    type: z.string().nullish(),
    time: instantSchema.nullish(),
    recordedAt: instantSchema,
    code: errorCodeSchema.nullish(),
    path: z.string().nullish(),
    message: z.string(),
  })
  .meta({ id: "FaultItem" });
export type FaultItem = z.infer<typeof faultItemSchema>;

export const faultListSchema = z
  .object({ total: countSchema, items: z.array(faultItemSchema), nextCursor: cursorSchema.nullish() })
  .meta({ id: "FaultList" });
export type FaultList = z.infer<typeof faultListSchema>;
