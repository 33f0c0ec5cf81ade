import { z } from "zod";
import { grantSchema, grantsSchema, roleSchema } from "./access.ts";
import { userNameSchema } from "./session.ts";
import { codeSchema, instantSchema, nameSchema, printableSchema } from "./text.ts";

/** `subject`: who the person is to the province's single sign-on; absent: found by the user name. */
export const personBodySchema = z
  .strictObject({
    user: userNameSchema,
    name: nameSchema,
    grants: grantsSchema,
    subject: printableSchema(255).nullish(),
    disabled: z.boolean().optional(),
  })
  .meta({
    id: "PersonBody",
    examples: [{ user: "le.thi.b", name: "Lê Thị B", grants: [{ role: "administrator", unit: "SG.01" }] }],
  });
export type PersonBody = z.infer<typeof personBodySchema>;

export const personSchema = z
  .object({
    id: z.string(),
    user: userNameSchema,
    name: z.string(),
    grants: z.array(grantSchema),
    subject: z.string().nullable(),
    disabled: z.boolean(),
    mustChangePassword: z.boolean(),
    twoFactor: z.boolean(),
    lastSignInAt: instantSchema.nullable(),
  })
  .meta({ id: "Person" });
export type Person = z.infer<typeof personSchema>;

export const personListSchema = z.object({ items: z.array(personSchema) }).meta({ id: "PersonList" });
export type PersonList = z.infer<typeof personListSchema>;

/** The password is made at random, shown this once, and has to be changed at the first sign-in. */
export const personCreatedSchema = personSchema.extend({ password: z.string() }).meta({ id: "PersonCreated" });
export type PersonCreated = z.infer<typeof personCreatedSchema>;
export const passwordMadeSchema = z.object({ password: z.string() }).meta({ id: "PasswordMade" });
export type PasswordMade = z.infer<typeof passwordMadeSchema>;

export const tokenBodySchema = z
  .strictObject({ name: nameSchema, role: roleSchema, unit: codeSchema })
  .meta({ id: "TokenBody", examples: [{ name: "Báo cáo hằng ngày", role: "leader", unit: "SG" }] });
export type TokenBody = z.infer<typeof tokenBodySchema>;
export const tokenCreatedSchema = z
  .object({ id: z.string(), token: z.string() })
  .meta({ id: "TokenCreated", description: "The token is shown this once and stored hashed." });
export type TokenCreated = z.infer<typeof tokenCreatedSchema>;

export const tokenItemSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    role: roleSchema,
    unit: codeSchema,
    createdAt: instantSchema,
    lastUsedAt: instantSchema.nullable(),
  })
  .meta({ id: "TokenItem" });
export type TokenItem = z.infer<typeof tokenItemSchema>;
export const tokenListSchema = z.object({ items: z.array(tokenItemSchema) }).meta({ id: "TokenList" });
export type TokenList = z.infer<typeof tokenListSchema>;
