import { z } from "zod";
import { grantSchema } from "./access.ts";
import { sceneSchema } from "./scene.ts";
import { codeSchema, instantSchema } from "./text.ts";

/**
 * Sent along with what a page asks by itself while nobody is at it, whatever its value: it does not keep the session from
 * idling.
 */
export const UNATTENDED_HEADER = "Ioc-Unattended";

/** Every answer of the API says in it what time it was at the server: an instant. */
export const SERVER_TIME_HEADER = "Ioc-Time";

export const USER_PATTERN = /^[a-z0-9](?:[a-z0-9._-]{0,62}[a-z0-9])?$/;
/** ASVS 5.0, 6.2.1 asks for 8 and recommends 15; 6.2.9 for at least 64 that may be used. */
export const LEAST_PASSWORD = 12;
export const MOST_PASSWORD = 256;

export const userNameSchema = z
  .string()
  .regex(USER_PATTERN, { error: "must be 1 to 64 of a-z, 0-9, dot, _ and -, a letter or digit first and last" })
  .meta({ id: "UserName", examples: ["nguyen.van.a"] });

/** A password that is chosen; whether it is one of those that everybody tries is asked besides. */
export const newPasswordSchema = z
  .string()
  .min(LEAST_PASSWORD, { error: `must have at least ${LEAST_PASSWORD} characters` })
  .max(MOST_PASSWORD, { error: `must have at most ${MOST_PASSWORD} characters` });

export const sessionBodySchema = z
  .strictObject({ user: z.string().min(1).max(200), password: z.string().min(1).max(1024) })
  .meta({ id: "SessionBody" });
export type SessionBody = z.infer<typeof sessionBodySchema>;

/** Of an authenticator app, or one of the recovery codes that were shown when it was set up. */
export const signInCodeSchema = z
  .strictObject({ code: z.string().min(6).max(64) })
  .meta({ id: "SignInCode", examples: [{ code: "123456" }] });
export type SignInCode = z.infer<typeof signInCodeSchema>;

export const personSessionSchema = z
  .object({
    kind: z.literal("person"),
    user: userNameSchema,
    name: z.string(),
    grants: z.array(grantSchema),
    administersAll: z.boolean().meta({
      description: "May change what holds for all units: procedures, the calendar, targets.",
    }),
    /** Nothing else is answered until it is done. */
    mustChangePassword: z.boolean(),
    twoFactor: z.boolean(),
    /** Signed in through the province's single sign-on: there is no password to change here. */
    external: z.boolean(),
    timeZone: z.string().meta({ description: "Civil time of every date and hour of the desk, as Asia/Ho_Chi_Minh." }),
    signedInAt: instantSchema,
    expiresAt: instantSchema,
  })
  .meta({ id: "PersonSession", description: "Who is signed in." });
export type PersonSession = z.infer<typeof personSessionSchema>;

export const screenSessionSchema = z
  .object({
    kind: z.literal("screen"),
    id: z.string(),
    name: z.string(),
    unit: codeSchema,
    scene: sceneSchema,
  })
  .meta({ id: "ScreenSession", description: "A wall screen that somebody let in." });
export type ScreenSession = z.infer<typeof screenSessionSchema>;

export const callerSessionSchema = z
  .discriminatedUnion("kind", [personSessionSchema, screenSessionSchema])
  .meta({ id: "CallerSession" });
export type CallerSession = z.infer<typeof callerSessionSchema>;

/** `needs` a code: the cookie that was set is good for nothing but `POST /api/v1/session/code`. */
export const signedInSchema = z
  .union([z.object({ needs: z.literal("code") }), personSessionSchema])
  .meta({ id: "SignedIn" });
export type SignedIn = z.infer<typeof signedInSchema>;

export const passwordBodySchema = z
  .strictObject({ current: z.string().min(1).max(1024), password: newPasswordSchema })
  .meta({ id: "PasswordBody", description: "Ends all other sessions of the person." });
export type PasswordBody = z.infer<typeof passwordBodySchema>;

export const twoFactorBodySchema = z
  .strictObject({ password: z.string().min(1).max(1024) })
  .meta({ id: "TwoFactorBody" });
export const twoFactorSetupSchema = z
  .object({
    uri: z.string().meta({ description: "otpauth:// address for an authenticator app." }),
    recoveryCodes: z.array(z.string()),
  })
  .meta({ id: "TwoFactorSetup", description: "Shown this once; in force after `POST …/two-factor/confirm`." });
export type TwoFactorSetup = z.infer<typeof twoFactorSetupSchema>;

export const signInOptionsSchema = z
  .object({ singleSignOn: z.object({ name: z.string() }).nullable() })
  .meta({ id: "SignInOptions", description: "Ways of signing in, for the sign-in page." });
export type SignInOptions = z.infer<typeof signInOptionsSchema>;

export const ownSessionSchema = z
  .object({
    id: z.string(),
    current: z.boolean(),
    signedInAt: instantSchema,
    lastSeenAt: instantSchema,
    address: z.string().nullable(),
    agent: z.string().nullable(),
  })
  .meta({ id: "OwnSession" });
export const ownSessionsSchema = z.object({ items: z.array(ownSessionSchema) }).meta({ id: "OwnSessions" });
export type OwnSessions = z.infer<typeof ownSessionsSchema>;
