import { z } from "zod";
import { SCENES } from "./names.ts";

export const sceneSchema = z.enum(SCENES).meta({ id: "Scene" });
export type Scene = z.infer<typeof sceneSchema>;
