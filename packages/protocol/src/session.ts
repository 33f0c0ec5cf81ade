import { z } from "zod";

export const sessionBodySchema = z
  .strictObject({ user: z.string().min(1).max(200), password: z.string().min(1).max(1024) })
  .meta({ id: "SessionBody" });
export type SessionBody = z.infer<typeof sessionBodySchema>;
