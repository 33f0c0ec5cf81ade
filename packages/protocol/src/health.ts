import { z } from "zod";

export const healthSchema = z.object({ status: z.literal("ok") }).meta({ id: "Health" });
export type Health = z.infer<typeof healthSchema>;

/** What an acknowledged event survives: the death of the machine (synced to disk) or of the process only. */
export const DURABILITIES = ["machine", "process"] as const;
export type Durability = (typeof DURABILITIES)[number];

export const readinessSchema = z
  .object({
    status: z.literal("ready"),
    durability: z.enum(DURABILITIES).meta({ description: "What an acknowledged event survives." }),
    detail: z.string(),
  })
  .meta({ id: "Readiness" });
export type Readiness = z.infer<typeof readinessSchema>;
