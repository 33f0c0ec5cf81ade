import { z } from "zod";
import { timeOfDaySchema } from "./calendar.ts";
import { WEEKDAYS } from "./names.ts";
import { sceneSchema } from "./scene.ts";
import { codeSchema } from "./text.ts";

/** How long an item may stand, in seconds. */
export const DWELL_SECONDS = { least: 10, most: 3600 } as const;
export const MOST_PLAYLIST_ITEMS = 20;
export const MOST_SCHEDULE_ENTRIES = 14;

export const playlistItemSchema = z
  .strictObject({
    scene: sceneSchema,
    unit: codeSchema
      .optional()
      .meta({ description: "A unit of the screen's subtree whose numbers are shown; absent: the screen's own." }),
    seconds: z.int().min(DWELL_SECONDS.least).max(DWELL_SECONDS.most),
  })
  .meta({ id: "PlaylistItem", examples: [{ scene: "hotspots", seconds: 60 }] });
export type PlaylistItem = z.infer<typeof playlistItemSchema>;

export const playlistSchema = z
  .array(playlistItemSchema)
  .max(MOST_PLAYLIST_ITEMS)
  .meta({ id: "Playlist", description: "Shown in turn, from the first again after the last." });
export type Playlist = z.infer<typeof playlistSchema>;

/** Times are the installation's civil time; `to` is not in it any more. */
export const scheduleEntrySchema = z
  .strictObject({
    days: z
      .array(z.enum(WEEKDAYS))
      .min(1)
      .max(WEEKDAYS.length)
      .refine((days) => new Set(days).size === days.length, { error: "holds the same day twice" })
      .meta({ description: "The days on which it begins." }),
    from: timeOfDaySchema,
    to: timeOfDaySchema.meta({ description: "Not after `from`: on the next day." }),
    items: z
      .union([z.literal("off"), playlistSchema.min(1)])
      .meta({ description: "What is shown meanwhile instead of the playlist; `off`: nothing, the screen is dark." }),
  })
  .meta({
    id: "ScheduleEntry",
    examples: [{ days: ["sat", "sun"], from: "18:00", to: "06:00", items: "off" }],
  });
export type ScheduleEntry = z.infer<typeof scheduleEntrySchema>;

export const scheduleSchema = z
  .array(scheduleEntrySchema)
  .max(MOST_SCHEDULE_ENTRIES)
  .meta({ id: "Schedule", description: "Of the entries that a moment lies in the first one counts." });
export type Schedule = z.infer<typeof scheduleSchema>;
