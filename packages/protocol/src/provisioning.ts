import { z } from "zod";
import { countSchema, freshnessStateSchema, unitKindSchema } from "./board.ts";
import { LIMIT_UNITS, PROCEDURE_FEES, PROCEDURE_LEVELS, PROCEDURE_SERVICES } from "./names.ts";
import { codeSchema, daySchema, fieldNameSchema, instantSchema, nameSchema, printableSchema } from "./text.ts";

const MAX_LIMIT = 10_000;
const MAX_CODE_PREFIX = 128;

/** Refinements across members run even where a member is wrong already, so that every fault is listed at once. */
const always = { when: ({ value }: { value: unknown }) => typeof value === "object" && value !== null };
const arrays = { when: ({ value }: { value: unknown }) => Array.isArray(value) };

export const unitSchema = z
  .strictObject({
    code: codeSchema,
    name: nameSchema,
    nameEn: nameSchema.nullish(),
    kind: unitKindSchema,
    parent: codeSchema.nullish(),
    validFrom: daySchema.nullish().meta({ description: "First day of its life." }),
    validTo: daySchema.nullish().meta({ description: "Last day of its life." }),
    successor: codeSchema.nullish().meta({ description: "Stands for it after `validTo`." }),
    codePrefix: printableSchema(MAX_CODE_PREFIX)
      .nullish()
      .meta({ description: "Dossier codes that begin with it are received in this unit's subtree only." }),
    lat: z.number().min(-90).max(90).nullish(),
    lon: z.number().min(-180).max(180).nullish(),
  })
  .refine(({ validFrom, validTo }) => !isDay(validFrom) || !isDay(validTo) || validFrom <= validTo, {
    error: "must not be before `validFrom`",
    path: ["validTo"],
    ...always,
  })
  .meta({
    id: "Unit",
    description: "A node of the organisation tree; an absent member and null mean the same.",
    examples: [
      { code: "SG.01.03", name: "Xã Suối Vàng", nameEn: "Suoi Vang commune", kind: "commune", parent: "SG.01" },
    ],
  });
export type UnitBody = z.infer<typeof unitSchema>;

export const procedureSchema = z
  .strictObject({
    code: codeSchema,
    name: nameSchema,
    field: fieldNameSchema,
    level: z.enum(PROCEDURE_LEVELS),
    service: z.enum(PROCEDURE_SERVICES),
    limit: z.number().min(0).max(MAX_LIMIT).meta({ description: "A fraction only with `workingHour`." }),
    limitUnit: z.enum(LIMIT_UNITS),
    fee: z
      .enum(PROCEDURE_FEES)
      .nullish()
      .meta({ description: "Whether every applicant pays, or none; absent: not known, or it depends." }),
  })
  .refine(({ limit, limitUnit }) => typeof limit !== "number" || limitUnit === "workingHour" || limit % 1 === 0, {
    error: "may have a fraction only with workingHour",
    path: ["limit"],
    ...always,
  })
  .meta({
    id: "Procedure",
    examples: [
      {
        code: "1.012783",
        name: "Cấp đổi giấy chứng nhận quyền sử dụng đất",
        field: "Đất đai",
        level: "district",
        service: "partial",
        limit: 5,
        limitUnit: "workingDay",
        fee: "due",
      },
    ],
  });
export type ProcedureBody = z.infer<typeof procedureSchema>;

function isDay(value: unknown): value is string {
  return daySchema.safeParse(value).success;
}

/** The whole body of a `PUT`: no code may occur twice in it. */
function withDistinctCodes<S extends z.ZodType<{ code: string }[]>>(schema: S) {
  return schema.superRefine((items: readonly unknown[], context) => {
    const firstIndex = new Map<unknown, number>();
    for (const [index, item] of items.entries()) {
      const code = codeOf(item);
      const first = firstIndex.get(code);
      if (code === undefined) continue;
      if (first === undefined) firstIndex.set(code, index);
      else context.addIssue({ code: "custom", path: [index, "code"], message: `occurs twice, first at ${first}` });
    }
  }, arrays);
}

function codeOf(item: unknown): unknown {
  return typeof item === "object" && item !== null && "code" in item ? item.code : undefined;
}

export const unitsBodySchema = withDistinctCodes(z.array(unitSchema)).meta({ id: "UnitsBody" });
export const proceduresBodySchema = withDistinctCodes(z.array(procedureSchema)).meta({ id: "ProceduresBody" });

export const countAnswerSchema = z.object({ count: z.int().min(0) }).meta({ id: "CountAnswer" });
export type CountAnswer = z.infer<typeof countAnswerSchema>;

export const unitListSchema = z.object({ items: z.array(unitSchema) }).meta({ id: "UnitList" });
export const procedureListSchema = z.object({ items: z.array(procedureSchema) }).meta({ id: "ProcedureList" });

export const feedBodySchema = z
  .strictObject({ unit: codeSchema, name: nameSchema })
  .meta({ id: "FeedBody", examples: [{ unit: "SG.01", name: "Một cửa điện tử huyện" }] });
export type FeedBody = z.infer<typeof feedBodySchema>;

export const feedCreatedSchema = z
  .object({ id: z.string(), unit: codeSchema, name: z.string(), token: z.string() })
  .meta({ id: "FeedCreated", description: "The token is shown this once and stored hashed." });
export type FeedCreated = z.infer<typeof feedCreatedSchema>;

export const feedItemSchema = z
  .object({
    id: z.string(),
    unit: codeSchema,
    name: z.string(),
    createdAt: instantSchema.nullish(),
    state: freshnessStateSchema.meta({ description: "Of the unit with its subtree, as boards say it." }),
    lastEventAt: instantSchema.nullish().meta({ description: "Arrival of the last accepted event of that subtree." }),
    connected: z.boolean().meta({ description: "Over a socket, now." }),
    lastUsedAt: instantSchema.nullish().meta({ description: "When a token of the feed was used last, to the minute." }),
    eventsLastHour: countSchema.meta({ description: "Accepted from this feed; counted anew now and then." }),
    rejectedLastDay: countSchema.meta({ description: "Refused in the last 24 hours; counted anew now and then." }),
    previousTokenUntil: instantSchema
      .nullish()
      .meta({ description: "Until then an older token holds beside the newest." }),
  })
  .meta({ id: "FeedItem" });
export type FeedItem = z.infer<typeof feedItemSchema>;

export const feedListSchema = z.object({ items: z.array(feedItemSchema) }).meta({ id: "FeedList" });
export type FeedList = z.infer<typeof feedListSchema>;
