import { z } from "zod";
import { cursorSchema } from "./dossiers.ts";
import { codeSchema, daySchema, instantSchema, printableSchema } from "./text.ts";

/** What is written down, as `thing.deed`. */
export const AUDIT_ACTIONS = [
  "session.start",
  "session.refuse",
  "session.end",
  "session.password",
  "session.twoFactor",
  "person.create",
  "person.change",
  "person.password",
  "person.remove",
  "token.create",
  "token.use",
  "token.revoke",
  "token.refuse",
  "feed.create",
  "feed.rotate",
  "feed.revoke",
  "feed.use",
  "units.change",
  "procedures.change",
  "calendar.change",
  "targets.change",
  "map.change",
  "map.remove",
  "screen.ask",
  "screen.approve",
  "screen.deny",
  "screen.change",
  "screen.reload",
  "screen.drive",
  "screen.release",
  "screen.revoke",
  "directive.send",
  "directive.seen",
  "directive.accept",
  "directive.report",
  "directive.close",
  "directive.return",
  "alertRule.change",
  "alertRule.remove",
  "alert.acknowledge",
  "alert.assign",
  "silence.create",
  "silence.remove",
  "channel.create",
  "channel.change",
  "channel.secret",
  "channel.test",
  "channel.retry",
  "channel.remove",
  "access.refuse",
] as const;
export const auditActionSchema = z.enum(AUDIT_ACTIONS).meta({ id: "AuditAction" });
export type AuditAction = z.infer<typeof auditActionSchema>;

export const ACTOR_KINDS = ["person", "service", "bootstrap", "feed", "screen", "nobody", "system"] as const;

export const auditItemSchema = z
  .object({
    id: z.string(),
    at: instantSchema,
    actor: z.object({ kind: z.enum(ACTOR_KINDS), id: z.string().nullable(), name: z.string().nullable() }),
    action: auditActionSchema,
    /** Code, id or name of what it was done to. */
    object: z.string().nullable(),
    unit: codeSchema.nullable(),
    address: z.string().nullable(),
    before: z.json().nullable(),
    after: z.json().nullable(),
  })
  .meta({ id: "AuditItem", description: "Who did what, when, from where, before and after." });
export type AuditItem = z.infer<typeof auditItemSchema>;

export const auditQuerySchema = z
  .object({
    unit: codeSchema.optional(),
    action: auditActionSchema.optional(),
    actor: printableSchema(200).optional(),
    search: printableSchema(200).optional(),
    from: daySchema.optional(),
    to: daySchema.optional(),
    cursor: cursorSchema.optional(),
  })
  .refine(({ from, to }) => from === undefined || to === undefined || from <= to, {
    error: "must not be after `to`",
    path: ["from"],
  })
  .meta({ id: "AuditQuery" });
export type AuditQuery = z.infer<typeof auditQuerySchema>;

export const auditListSchema = z
  .object({ items: z.array(auditItemSchema), nextCursor: cursorSchema.nullish() })
  .meta({ id: "AuditList" });
export type AuditList = z.infer<typeof auditListSchema>;
