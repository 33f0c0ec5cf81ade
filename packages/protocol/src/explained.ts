import { z } from "zod";
import { FRESHNESS_STATES, MEASURES, PERIODS, RATE_NAMES } from "./names.ts";
import { codeSchema, daySchema, instantSchema, printableSchema } from "./text.ts";

/** More units than a province has, and more fields than are resolved anywhere. */
const MOST_UNITS = 5000;
const MOST_FIELDS = 1000;

const fieldSchema = printableSchema(80).meta({ description: "A field as boards name it, the reserved ones included." });
const fieldsSchema = z.array(fieldSchema).min(1).max(MOST_FIELDS);
const daysSchema = z.int().min(0).max(100_000);
const rateTargetSchema = z.number().min(0).max(1).meta({ description: "A share of 1." });

/** Only that of what a measure counts today, as the hotspots tell it. */
const explainedPartSchema = z
  .discriminatedUnion("kind", [
    z
      .strictObject({ kind: z.literal("age"), fromDays: daysSchema, toDays: daysSchema.nullable() })
      .meta({ description: "Overdue since so many working days; `toDays` null: and more." }),
    z.strictObject({ kind: z.literal("due"), date: daySchema }).meta({ description: "To be answered on that day." }),
    z
      .strictObject({ kind: z.literal("nextClose"), at: instantSchema })
      .meta({ description: "Late at the close of the next working day unless it is done." }),
    z
      .strictObject({ kind: z.literal("procedure"), of: z.enum(["overdue", "open"]), code: codeSchema })
      .meta({ description: "Of one procedure." }),
  ])
  .meta({ id: "ExplainedPart" });

/** How a number comes about that no board has; `unit` is how units are named. */
function sumSchemaOf<Unit extends z.ZodType<string | number>>(unit: Unit) {
  const cell = z.strictObject({ unit, field: fieldSchema });
  return z.discriminatedUnion("kind", [
    z
      .strictObject({ kind: z.literal("difference") })
      .meta({ description: "To the same time of the last working day." }),
    z
      .strictObject({ kind: z.literal("withinRest") })
      .meta({ description: "Within its time, and neither at risk nor suspended." }),
    z
      .strictObject({ kind: z.literal("share"), of: z.enum(MEASURES) })
      .meta({ description: "The measure as a share of another one." }),
    z
      .strictObject({ kind: z.literal("cells"), cells: z.array(cell).min(1).max(MOST_UNITS) })
      .meta({ description: "Overdue in these hotspots together." }),
    z
      .strictObject({ kind: z.literal("expected"), cell })
      .meta({ description: "What a hotspot would have overdue at the whole's share." }),
    z
      .strictObject({ kind: z.literal("oldest"), cell })
      .meta({ description: "For how many working days the oldest dossier of a hotspot has been overdue." }),
    z
      .strictObject({ kind: z.literal("units"), states: z.array(z.enum(FRESHNESS_STATES)).min(1) })
      .meta({ description: "How many units whose feeds are in one of these states." }),
    z
      .strictObject({
        kind: z.literal("verdict"),
        verdict: z.enum(["met", "missed", "open"]),
        target: rateTargetSchema,
        units: z.array(unit).max(MOST_UNITS),
      })
      .meta({ description: "How many units met the target, missed it, or have too little to be judged by." }),
    z
      .strictObject({
        kind: z.literal("judged"),
        judgement: z.enum(["met", "any"]),
        rates: z.array(z.enum(RATE_NAMES)).max(RATE_NAMES.length),
      })
      .meta({ description: "How many rates have a target, or met it." }),
    z
      .strictObject({ kind: z.literal("days"), target: rateTargetSchema.optional() })
      .meta({ description: "How many working days have a rate on time, or met a target." }),
    z.strictObject({ kind: z.literal("estimate"), asOf: instantSchema }).meta({
      description: "How many are expected to be late by the close of the next working day, as estimated then.",
    }),
  ]);
}

function explainedSchemaOf<Unit extends z.ZodType<string | number>, Sum extends z.ZodType>(unit: Unit, sum: Sum) {
  const ofWhat = {
    unit: unit.optional(),
    field: fieldSchema.optional(),
    own: z.boolean().optional().meta({ description: "The unit by itself, without what is below it." }),
    silent: z.boolean().optional().meta({ description: "Only what belongs to units that are silent now." }),
    except: z
      .array(unit)
      .min(1)
      .max(MOST_UNITS)
      .optional()
      .meta({ description: "Without these children; the unit itself: without what is its own." }),
    exceptField: fieldsSchema.optional().meta({ description: "Without these fields." }),
    exceptOwn: z
      .array(unit)
      .min(1)
      .max(MOST_UNITS)
      .optional()
      .meta({ description: "Without what is these units' own." }),
    period: z
      .enum(PERIODS)
      .optional()
      .meta({ description: "Absent: that of the scene, the month so far of digitization and ranking, else today." }),
  };
  return z.union([
    z.strictObject({
      measure: z.enum(MEASURES),
      ...ofWhat,
      part: explainedPartSchema.optional(),
      sum: sum.optional(),
    }),
    z.strictObject({ rate: z.enum(RATE_NAMES), ...ofWhat }),
  ]);
}

/** The number that explains itself; without a unit or a field that of the place. */
export const explainedSchema = explainedSchemaOf(codeSchema, sumSchemaOf(codeSchema).meta({ id: "ExplainedSum" })).meta(
  {
    id: "Explained",
    description: "Any number that stands on a wall, the sums and differences included that no board has.",
    examples: [
      { rate: "onTime" },
      { measure: "overdue", unit: "SG.01", field: "Đất đai", own: true },
      { measure: "overdue", part: { kind: "age", fromDays: 6, toDays: 10 } },
    ],
  },
);
export type Explained = z.infer<typeof explainedSchema>;

/** The same with units by their ids, which outlive codes. */
export const explainedByIdSchema = explainedSchemaOf(z.int(), sumSchemaOf(z.int()));
export type ExplainedById = z.infer<typeof explainedByIdSchema>;

type Explaining<Unit> = Unit extends string ? Explained : ExplainedById;

/** Every unit that it names, and where. */
export function unitsExplained(explained: Explained): { readonly path: string; readonly code: string }[] {
  const found: { path: string; code: string }[] = [];
  mapUnits<string, string>(explained, (code, path) => {
    found.push({ path, code });
    return code;
  });
  return found;
}

/** Every field that it names, and where. */
export function fieldsExplained(explained: Explained): { readonly path: string; readonly field: string }[] {
  const { field, exceptField } = explained;
  const sum = "measure" in explained ? explained.sum : undefined;
  const cells = sum?.kind === "cells" ? sum.cells : [];
  return [
    ...(field === undefined ? [] : [{ path: "field", field }]),
    ...(exceptField ?? []).map((one, index) => ({ path: `exceptField.${index}`, field: one })),
    ...cells.map((cell, index) => ({ path: `sum.cells.${index}.field`, field: cell.field })),
    ...(sum !== undefined && "cell" in sum ? [{ path: "sum.cell.field", field: sum.cell.field }] : []),
  ];
}

/** With its units named otherwise. */
export function mapUnits<From extends string | number, To extends string | number>(
  explained: Explaining<From>,
  to: (unit: From, path: string) => To,
): Explaining<To> {
  const all = (units: readonly unknown[] | undefined, path: string) =>
    units?.map((unit, index) => to(unit as From, `${path}.${index}`));
  const cellOf = <Cell extends { unit: unknown }>(cell: Cell, path: string) => ({
    ...cell,
    unit: to(cell.unit as From, `${path}.unit`),
  });
  const { unit, except, exceptOwn } = explained;
  const mapped = {
    ...explained,
    ...(unit === undefined ? {} : { unit: to(unit as From, "unit") }),
    ...(except === undefined ? {} : { except: all(except, "except") }),
    ...(exceptOwn === undefined ? {} : { exceptOwn: all(exceptOwn, "exceptOwn") }),
  };
  const sum = "measure" in explained ? explained.sum : undefined;
  if (sum === undefined) return mapped as Explaining<To>;
  const sumOf = () => {
    if (sum.kind === "cells") {
      return { ...sum, cells: sum.cells.map((cell, index) => cellOf(cell, `sum.cells.${index}`)) };
    }
    if ("cell" in sum) return { ...sum, cell: cellOf(sum.cell, "sum.cell") };
    return sum.kind === "verdict" ? { ...sum, units: all(sum.units, "sum.units") } : sum;
  };
  return { ...mapped, sum: sumOf() } as Explaining<To>;
}
