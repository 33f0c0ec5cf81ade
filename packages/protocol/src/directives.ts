import { DIRECTIVE_ACTIONS, DIRECTIVE_STATES } from "@ioc/domain/directive/directive-step.ts";
import { z } from "zod";
import { countSchema } from "./board.ts";
import { cursorSchema, pageSizeSchema } from "./dossiers.ts";
import { subjectSchema } from "./event.ts";
import { DOSSIER_STATES, MEASURES } from "./names.ts";
import { officialTextSchema } from "./official-text.ts";
import { codeSchema, instantSchema, printableSchema } from "./text.ts";

export const MAX_DIRECTIVE_TEXT = 2000;
export const MAX_DIRECTIVE_COMMENT = 1000;
export const MAX_DIRECTIVE_DOSSIERS = 500;

export const directiveStateSchema = z.enum(DIRECTIVE_STATES).meta({ id: "DirectiveState" });
export const directiveActionSchema = z.enum(DIRECTIVE_ACTIONS);

/** `alert` is the id of the alert that it answers; `field` and `measure` say what it is about: the number that led to it. */
export const directiveBodySchema = z
  .strictObject({
    unit: codeSchema,
    text: officialTextSchema(MAX_DIRECTIVE_TEXT),
    dueAt: instantSchema,
    dossiers: z
      .array(subjectSchema)
      .max(MAX_DIRECTIVE_DOSSIERS)
      .refine((codes) => new Set(codes).size === codes.length, { error: "names the same dossier twice" })
      .nullish(),
    alert: z
      .string()
      .regex(/^[\w-]{1,64}$/, { error: "must be an alert's id" })
      .nullish(),
    field: printableSchema(80).nullish(),
    measure: z.enum(MEASURES).nullish(),
  })
  .meta({
    id: "DirectiveBody",
    description: "`dueAt` lies in the future; `dossiers` are codes of what lies in the unit's subtree.",
    examples: [
      {
        unit: "SG.01",
        text: "Xử lý dứt điểm các hồ sơ đất đai quá hạn.",
        dueAt: "2026-03-04T17:00:00+07:00",
        dossiers: ["SG.01-260201-0007"],
        field: "Đất đai",
        measure: "overdue",
      },
    ],
  });
export type DirectiveBody = z.infer<typeof directiveBodySchema>;

export const directiveStepBodySchema = z
  .strictObject({ comment: officialTextSchema(MAX_DIRECTIVE_COMMENT).nullish() })
  .meta({ id: "DirectiveStepBody" });

/** Members that tell more than a board does are null or empty for whoever reads boards alone. */
export const directiveSchema = z
  .object({
    id: z.string(),
    unit: codeSchema,
    unitName: z.string(),
    text: z.string().nullable(),
    dueAt: instantSchema,
    dossiers: z.array(z.string()),
    alert: z.string().nullable(),
    field: z.string().nullable(),
    measure: z.enum(MEASURES).nullable(),
    state: directiveStateSchema,
    overdue: z.boolean().meta({ description: "Past `dueAt`, and still waiting for the unit (DIR-6)." }),
    sentBy: z.string().nullable(),
    sentAt: instantSchema,
    seenAt: instantSchema.nullable(),
    acceptedAt: instantSchema.nullable(),
    reportedAt: instantSchema.nullable(),
    closedAt: instantSchema.nullable(),
  })
  .meta({
    id: "Directive",
    description:
      "A directive (đôn đốc). For whoever reads boards alone, public ones or on a wall screen, `text`, `alert` and " +
      "`sentBy` are null and `dossiers` is empty.",
  });
export type Directive = z.infer<typeof directiveSchema>;

const namedDossierSchema = z.object({
  code: z.string(),
  state: z
    .enum(DOSSIER_STATES)
    .nullable()
    .meta({ description: "null: it is handled elsewhere by now, where the caller may not read it." }),
  overdue: z.boolean(),
});

export const directiveDetailSchema = z
  .object({
    ...directiveSchema.shape,
    actions: z.array(directiveActionSchema).meta({ description: "Steps that lead on, and are the caller's to take." }),
    history: z.array(
      z.object({
        at: instantSchema,
        action: z.enum(["send", ...DIRECTIVE_ACTIONS]),
        state: directiveStateSchema.meta({ description: "The state after it." }),
        by: z.string().nullable(),
        comment: z.string().nullable(),
      }),
    ),
    dossierStates: z
      .array(namedDossierSchema)
      .nullish()
      .meta({ description: "How each of `dossiers` stands now, in their order." }),
  })
  .meta({ id: "DirectiveDetail", description: "A directive with everything that was done to it, oldest first." });
export type DirectiveDetail = z.infer<typeof directiveDetailSchema>;

/** Of the unit's subtree; absent: of all units that the caller may read. */
export const directivesQuerySchema = z
  .object({
    unit: codeSchema.optional(),
    state: z
      .enum([...DIRECTIVE_STATES, "open", "waiting"])
      .optional()
      .meta({ description: "`open`: any but closed; `waiting`: those whose next step is the unit's (DIR-6)." }),
    sort: z.enum(["due"]).optional().meta({ description: "The earliest deadline first; absent: the newest first." }),
    whole: z
      .enum(["0", "1"])
      .default("0")
      .transform((whole) => whole === "1"),
    cursor: cursorSchema.optional(),
    limit: pageSizeSchema,
  })
  .meta({ id: "DirectivesQuery" });

export const directiveListSchema = z
  .object({
    total: countSchema.nullish().meta({ description: "How many there are, on all pages." }),
    items: z.array(directiveSchema),
    nextCursor: cursorSchema.nullish(),
  })
  .meta({ id: "DirectiveList" });
export type DirectiveList = z.infer<typeof directiveListSchema>;
