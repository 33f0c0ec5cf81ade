import { z } from "zod";

/** What a wall screen shows, each scene with one question to answer. */
export const SCENES = ["overview", "hotspots", "digitization", "ranking", "unit", "feeds"] as const;
export const sceneSchema = z.enum(SCENES).meta({ id: "Scene" });
export type Scene = z.infer<typeof sceneSchema>;
