import { z } from "zod";
import { codeSchema, instantSchema, nameSchema } from "./text.ts";

/** What a wall screen shows, each scene with one question to answer. */
export const SCENES = ["overview", "hotspots", "digitization", "ranking", "unit", "feeds"] as const;
export const sceneSchema = z.enum(SCENES).meta({ id: "Scene" });
export type Scene = z.infer<typeof sceneSchema>;

/** Device authorization, RFC 8628; its requests are forms, as all of OAuth 2.0. */
export const DEVICE_GRANT = "urn:ietf:params:oauth:grant-type:device_code";
export const SCREEN_CLIENT = "wall";
/** All that a screen may do: read the board of its unit. */
export const SCREEN_SCOPE = "board";
/** Letters and digits that nobody takes for another, RFC 8628 section 6.1. */
export const USER_CODE_PATTERN = /^[BCDFGHJKLMNPQRSTVWXZ]{4}-?[BCDFGHJKLMNPQRSTVWXZ]{4}$/i;

export const deviceCodeBodySchema = z
  .object({ client_id: z.literal(SCREEN_CLIENT), scope: z.string().max(200).optional() })
  .meta({ id: "DeviceCodeBody" });
export const deviceCodeSchema = z
  .object({
    device_code: z.string(),
    user_code: z.string(),
    verification_uri: z.string(),
    verification_uri_complete: z.string(),
    /** Seconds. */
    expires_in: z.int(),
    interval: z.int(),
  })
  .meta({ id: "DeviceCode" });
export type DeviceCode = z.infer<typeof deviceCodeSchema>;

export const deviceTokenBodySchema = z
  .object({
    grant_type: z.literal(DEVICE_GRANT),
    device_code: z.string().max(200),
    client_id: z.literal(SCREEN_CLIENT),
  })
  .meta({ id: "DeviceTokenBody" });
/** The credential also comes as a cookie; a screen that is a browser keeps that and forgets the text. */
export const deviceTokenSchema = z
  .object({
    access_token: z.string(),
    token_type: z.literal("Bearer"),
    /** Seconds without a renewal. */
    expires_in: z.int(),
    scope: z.literal(SCREEN_SCOPE),
  })
  .meta({ id: "DeviceToken" });
export type DeviceToken = z.infer<typeof deviceTokenSchema>;
export const deviceErrorSchema = z
  .object({
    error: z.enum([
      "authorization_pending",
      "slow_down",
      "access_denied",
      "expired_token",
      "invalid_request",
      "invalid_grant",
      "invalid_client",
      "unsupported_grant_type",
      "temporarily_unavailable",
    ]),
    error_description: z.string().optional(),
  })
  .meta({ id: "DeviceError", description: "RFC 6749 section 5.2 and RFC 8628 section 3.5." });
export type DeviceError = z.infer<typeof deviceErrorSchema>["error"];

export const userCodeSchema = z
  .string()
  .regex(USER_CODE_PATTERN, { error: "must be the eight letters that the screen shows" })
  .meta({ id: "UserCode", examples: ["BCDF-GHJK"] });

export const waitingScreenSchema = z
  .object({ code: z.string(), address: z.string(), agent: z.string().nullable(), askedAt: instantSchema })
  .meta({ id: "WaitingScreen", description: "A screen that asks to be let in." });
export type WaitingScreen = z.infer<typeof waitingScreenSchema>;

export const approvalBodySchema = z
  .strictObject({ code: userCodeSchema, name: nameSchema, unit: codeSchema, scene: sceneSchema })
  .meta({ id: "ApprovalBody" });
export type ApprovalBody = z.infer<typeof approvalBodySchema>;
export const denialBodySchema = z.strictObject({ code: userCodeSchema }).meta({ id: "DenialBody" });

export const screenBodySchema = z
  .strictObject({ name: nameSchema, unit: codeSchema, scene: sceneSchema })
  .meta({ id: "ScreenBody" });
export type ScreenBody = z.infer<typeof screenBodySchema>;

/** `GET /api/v1/device`; the hyphen may be left off. */
export const deviceQuerySchema = z.object({ code: userCodeSchema }).meta({ id: "DeviceQuery" });

export const screenItemSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    unit: codeSchema,
    scene: sceneSchema,
    approvedBy: z.string(),
    createdAt: instantSchema,
    lastSeenAt: instantSchema.nullable(),
    connected: z.boolean(),
    address: z.string().nullable(),
  })
  .meta({ id: "ScreenItem" });
export type ScreenItem = z.infer<typeof screenItemSchema>;
export const screenListSchema = z.object({ items: z.array(screenItemSchema) }).meta({ id: "ScreenList" });
export type ScreenList = z.infer<typeof screenListSchema>;

/** Where a screen points. */
export const screenPlaceSchema = z
  .object({ name: z.string(), unit: codeSchema, scene: sceneSchema })
  .meta({ id: "ScreenPlace" });
export type ScreenPlace = z.infer<typeof screenPlaceSchema>;

/** The next credential, and where the screen points. */
export const screenRenewalSchema = deviceTokenSchema.extend({ show: screenPlaceSchema }).meta({ id: "ScreenRenewal" });
export type ScreenRenewal = z.infer<typeof screenRenewalSchema>;

/** What a screen is told over its socket: where it points now, or to load itself anew. */
export const screenOrderSchema = z
  .union([z.object({ show: screenPlaceSchema }), z.object({ reload: z.literal(true) })])
  .meta({ id: "ScreenOrder" });
export type ScreenOrder = z.infer<typeof screenOrderSchema>;
