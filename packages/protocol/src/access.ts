import { z } from "zod";
import { codeSchema } from "./text.ts";

/** What somebody may be at a unit, for its subtree. */
export const ROLES = ["leader", "staff", "administrator"] as const;
export const roleSchema = z.enum(ROLES).meta({
  id: "Role",
  description:
    "`leader` reads, acknowledges and directs; `staff` reads and works on directives; `administrator` configures.",
});
export type Role = z.infer<typeof roleSchema>;

/** A role at a unit; without a unit above all units, which only somebody above all units may give. */
export const grantSchema = z
  .strictObject({ role: roleSchema, unit: codeSchema.nullish() })
  .meta({ id: "Grant", examples: [{ role: "leader", unit: "SG.01" }] });
export type Grant = z.infer<typeof grantSchema>;

export const MOST_GRANTS = 20;
export const grantsSchema = z
  .array(grantSchema)
  .min(1)
  .max(MOST_GRANTS)
  .refine((grants) => new Set(grants.map(({ role, unit }) => `${role} ${unit ?? ""}`)).size === grants.length, {
    error: "holds the same role at the same unit twice",
  });
