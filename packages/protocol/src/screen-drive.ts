import { z } from "zod";
import { explainedSchema } from "./explained.ts";
import { sceneSchema } from "./scene.ts";
import { codeSchema, instantSchema, printableSchema } from "./text.ts";

/** A drive ends by itself so long after its last command, ms. */
export const DRIVE_LASTS_MS = 10 * 60_000;

/** A command: what it names changes, the rest stays as the commands before it left it. */
export const driveBodySchema = z
  .strictObject({
    scene: sceneSchema.optional().meta({ description: "Takes back what was explained, unless that is named, too." }),
    unit: codeSchema.nullish().meta({ description: "A unit of the screen's subtree; null: the screen's own." }),
    field: printableSchema(80)
      .nullish()
      .meta({ description: "A field as boards name it, the reserved ones included; null: all fields." }),
    frozen: z.boolean().optional(),
    explain: explainedSchema.nullish(),
    at: instantSchema.nullish().meta({ description: "The moment that is looked at; null: now, and living." }),
  })
  .meta({ id: "DriveBody", examples: [{ scene: "unit", unit: "SG.01" }, { frozen: true }, { explain: null }] });
export type DriveBody = z.infer<typeof driveBodySchema>;

/** Who drives a screen by remote, and to what: it goes before the playlist, and behind a critical alert. */
export const screenDriveSchema = z
  .object({
    by: z.string().meta({ description: "Name of who drives, for all to see." }),
    since: instantSchema.meta({ description: "When they took it over." }),
    until: instantSchema.meta({ description: "When it ends by itself unless there is another command." }),
    scene: sceneSchema.nullable().meta({ description: "null: not chosen, the playlist goes on." }),
    unit: codeSchema
      .nullable()
      .meta({ description: "null: not chosen, the playlist's while it goes on, else the screen's own." }),
    field: z.string().nullable(),
    frozen: z.boolean().meta({
      description: "The picture stays as it is, and says so: neither the playlist nor new numbers change it.",
    }),
    explain: explainedSchema.nullable(),
    at: instantSchema.nullable(),
  })
  .meta({ id: "ScreenDrive" });
export type ScreenDrive = z.infer<typeof screenDriveSchema>;
