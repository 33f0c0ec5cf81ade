import { z } from "zod";
import { TARGETED_RATES, type TargetedRate } from "./names.ts";
import { nameSchema } from "./text.ts";

/** What a rate should reach: `value` from 0 to 1, `source` the words of who demands it (decree, plan). */
export const targetSchema = z
  .strictObject({ value: z.number().min(0).max(1), source: nameSchema })
  .meta({ id: "Target", examples: [{ value: 0.98, source: "Kế hoạch cải cách hành chính năm 2026" }] });
export type Target = z.infer<typeof targetSchema>;

const targetMember = targetSchema.nullish();

/** Targets by rate; an absent one, or null, is none. */
export const targetsSchema = z
  .strictObject(
    Object.fromEntries(TARGETED_RATES.map((rate) => [rate, targetMember])) as Record<TargetedRate, typeof targetMember>,
  )
  .meta({ id: "Targets", description: "What the rates should reach; absent or null: no target." });
export type Targets = z.infer<typeof targetsSchema>;
