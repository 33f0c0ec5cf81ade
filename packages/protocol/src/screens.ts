import { z } from "zod";
import { sceneSchema } from "./scene.ts";
import { screenDriveSchema } from "./screen-drive.ts";
import { screenLookSchema } from "./screen-look.ts";
import { playlistSchema, scheduleSchema } from "./screen-playlist.ts";
import { screenReportSchema } from "./screen-report.ts";
import { codeSchema, instantSchema, nameSchema } from "./text.ts";

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

export const denialBodySchema = z.strictObject({ code: userCodeSchema }).meta({ id: "DenialBody" });

/** Whoever leaves off the playlist, the schedule or the look keeps those that are set. */
export const screenBodySchema = z
  .strictObject({
    name: nameSchema,
    unit: codeSchema,
    scene: sceneSchema,
    playlist: playlistSchema.optional(),
    schedule: scheduleSchema.optional(),
    look: screenLookSchema.optional(),
  })
  .meta({ id: "ScreenBody" });
export type ScreenBody = z.infer<typeof screenBodySchema>;

export const approvalBodySchema = screenBodySchema.extend({ code: userCodeSchema }).meta({ id: "ApprovalBody" });
export type ApprovalBody = z.infer<typeof approvalBodySchema>;

/** `GET /api/v1/device`; the hyphen may be left off. */
export const deviceQuerySchema = z.object({ code: userCodeSchema }).meta({ id: "DeviceQuery" });

/** Where a screen points, and how it shows it. */
export const screenPlaceSchema = z
  .object({
    name: z.string(),
    unit: codeSchema,
    scene: sceneSchema.meta({ description: "What it shows while the playlist is empty." }),
    playlist: playlistSchema,
    schedule: scheduleSchema,
    look: screenLookSchema,
  })
  .meta({ id: "ScreenPlace" });
export type ScreenPlace = z.infer<typeof screenPlaceSchema>;

/** `lives`: it reports; `stalled`: it is connected and does not. */
export const SCREEN_STATES = ["lives", "stalled", "away"] as const;
export type ScreenState = (typeof SCREEN_STATES)[number];

export const screenItemSchema = screenPlaceSchema
  .extend({
    id: z.string(),
    approvedBy: z.string(),
    createdAt: instantSchema,
    lastSeenAt: instantSchema.nullable(),
    connected: z.boolean(),
    address: z.string().nullable(),
    state: z.enum(SCREEN_STATES),
    stalledSince: instantSchema.nullable().meta({ description: "Of a stalled one: when it was last heard of." }),
    report: screenReportSchema
      .extend({ at: instantSchema })
      .nullable()
      .meta({ description: "The last one, and when it came." }),
    drive: screenDriveSchema
      .extend({ mine: z.boolean().meta({ description: "It is the caller who drives." }) })
      .nullable(),
  })
  .meta({ id: "ScreenItem" });
export type ScreenItem = z.infer<typeof screenItemSchema>;
export const screenListSchema = z.object({ items: z.array(screenItemSchema) }).meta({ id: "ScreenList" });
export type ScreenList = z.infer<typeof screenListSchema>;

/** The next credential, and where the screen points. */
export const screenRenewalSchema = deviceTokenSchema.extend({ show: screenPlaceSchema }).meta({ id: "ScreenRenewal" });
export type ScreenRenewal = z.infer<typeof screenRenewalSchema>;

/** What a screen is told over its socket: where it points and who drives it now, or to load itself anew. */
export const screenOrderSchema = z
  .union([
    z.object({ show: screenPlaceSchema, drive: screenDriveSchema.nullable() }),
    z.object({ reload: z.literal(true) }),
  ])
  .meta({ id: "ScreenOrder" });
export type ScreenOrder = z.infer<typeof screenOrderSchema>;
