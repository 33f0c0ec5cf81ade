import { z } from "zod";

export const THEMES = ["dark", "light"] as const;
export const LANGUAGES = ["vi", "en"] as const;
/** `far`: fewer and larger things, for a small wall or a deep room. */
export const DENSITIES = ["normal", "far"] as const;

export const screenLookSchema = z
  .strictObject({
    theme: z.enum(THEMES),
    language: z.enum(LANGUAGES),
    density: z.enum(DENSITIES),
    night: z.boolean().meta({ description: "Darker outside working hours, against burn-in and for whoever sleeps." }),
  })
  .meta({ id: "ScreenLook" });
export type ScreenLook = z.infer<typeof screenLookSchema>;

/** Of a screen for which nobody has chosen. */
export const DEFAULT_LOOK: ScreenLook = { theme: "dark", language: "vi", density: "normal", night: true };
