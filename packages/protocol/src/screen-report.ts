import { z } from "zod";
import { ackFailureSchema } from "./error.ts";
import { sceneSchema } from "./scene.ts";
import { codeSchema, instantSchema, printableSchema } from "./text.ts";

/** How often a screen says that it lives, ms; it may say so when it turns to another place, too. */
export const REPORT_EVERY_MS = 60_000;
/** One that is connected and has not said so for this long is stalled, ms. */
export const STALLED_AFTER_MS = 3 * REPORT_EVERY_MS;

const MOST_FRAMES = 1000;

/** How much of its picture a screen shows. */
export const SCREEN_LIGHTS = ["day", "after", "night", "off"] as const;

/** What a wall screen says of itself: that it draws, and what. */
export const screenReportSchema = z
  .strictObject({
    version: printableSchema(64).meta({ description: "Of the page that runs on it." }),
    scene: sceneSchema,
    unit: codeSchema.nullable().meta({ description: "Whose numbers it shows; null: none, it is dark or waits." }),
    since: instantSchema.meta({ description: "Since when it shows this." }),
    light: z.enum(SCREEN_LIGHTS).optional().meta({
      description: "All of it; after hours the few numbers that matter; at night a clock; or nothing, by its schedule.",
    }),
    heldAt: instantSchema.optional().meta({ description: "Of which moment the picture is that somebody holds." }),
    fps: z.number().min(0).max(MOST_FRAMES).optional().meta({ description: "Pictures drawn in a second." }),
    heapBytes: z.int().min(0).optional(),
    error: printableSchema(300).optional().meta({ description: "What went wrong since the report before." }),
  })
  .meta({
    id: "ScreenReport",
    examples: [{ version: "1.4.0", scene: "overview", unit: "SG", since: "2026-03-02T01:15:30.250Z", fps: 60 }],
  });
export type ScreenReport = z.infer<typeof screenReportSchema>;

export const screenReportedSchema = z.object({ ok: z.literal(true) }).meta({ id: "ScreenReported" });
export const screenReportAnswerSchema = z
  .discriminatedUnion("ok", [screenReportedSchema, ackFailureSchema])
  .meta({ id: "ScreenReportAnswer" });
export type ScreenReportAnswer = z.infer<typeof screenReportAnswerSchema>;
