import { DEFAULT_LOOK, type ScreenLook, screenLookSchema } from "@ioc/protocol/screen-look.ts";
import { playlistItemSchema, scheduleEntrySchema } from "@ioc/protocol/screen-playlist.ts";
import { z } from "zod";

/** As it is stored: units by their ids, null for the screen's own; a scene of a newer version is the overview. */
const storedItemSchema = z.object({
  scene: playlistItemSchema.shape.scene.catch("overview"),
  unit: z.int().nullable(),
  seconds: playlistItemSchema.shape.seconds,
});
const storedEntrySchema = z.object({
  ...scheduleEntrySchema.shape,
  items: z.union([z.literal("off"), z.array(storedItemSchema)]),
});
export type StoredItem = z.infer<typeof storedItemSchema>;
type StoredEntry = z.infer<typeof storedEntrySchema>;

/** What a screen shows when, and how. */
export interface ScreenProgramme {
  readonly playlist: readonly StoredItem[];
  readonly schedule: readonly StoredEntry[];
  readonly look: ScreenLook;
}

/** Of a screen for which nobody has chosen. */
export const NO_PROGRAMME: ScreenProgramme = { playlist: [], schedule: [], look: DEFAULT_LOOK };

const storedSchema = z.object({
  playlist: z.array(storedItemSchema).catch([]),
  schedule: z.array(storedEntrySchema).catch([]),
  look: screenLookSchema.catch(DEFAULT_LOOK),
});

/** What this version cannot read, written by another one, is as if nobody had chosen. */
export function readProgramme(columns: {
  readonly playlist: unknown;
  readonly schedule: unknown;
  readonly look: unknown;
}): ScreenProgramme {
  return storedSchema.parse(columns);
}

export function writtenProgramme({ playlist, schedule, look }: ScreenProgramme): {
  playlist: string;
  schedule: string;
  look: string;
} {
  return { playlist: JSON.stringify(playlist), schedule: JSON.stringify(schedule), look: JSON.stringify(look) };
}
