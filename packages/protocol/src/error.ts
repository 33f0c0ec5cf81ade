import { z } from "zod";

/** Every code an error may carry, over HTTP and in acknowledgements alike, with its HTTP status. */
export const ERROR_STATUS = {
  unauthenticated: 401,
  forbidden: 403,
  invalid: 422,
  "not-found": 404,
  conflict: 409,
  "too-large": 413,
  overloaded: 429,
  unavailable: 503,
  internal: 500,
} as const;
export type ErrorCode = keyof typeof ERROR_STATUS;
export const ERROR_CODES = Object.keys(ERROR_STATUS) as readonly ErrorCode[];

/** `invalid` over HTTP is 422, but 400 when the JSON is malformed and 415 when the content type is another. */
export const MALFORMED_STATUS = 400;
export const UNSUPPORTED_MEDIA_TYPE_STATUS = 415;

const TITLES: Record<ErrorCode, string> = {
  unauthenticated: "Not signed in",
  forbidden: "Not allowed",
  invalid: "Not as it should be",
  "not-found": "Not found",
  conflict: "In conflict with what is there",
  "too-large": "Too large",
  overloaded: "Too much load, try again later",
  unavailable: "Not available now",
  internal: "A fault of the server",
};

export const errorCodeSchema = z
  .enum(ERROR_CODES as [ErrorCode, ...ErrorCode[]])
  .meta({ id: "ErrorCode", description: "The closed list of error codes." });

/** One thing that is wrong; `path` names the place with dots ("3.validTo"), empty for the whole. */
export const faultyMemberSchema = z
  .object({ path: z.string(), code: errorCodeSchema, message: z.string() })
  .meta({ id: "FaultyMember" });
export type FaultyMember = z.infer<typeof faultyMemberSchema>;

/** Body of every HTTP error: `application/problem+json` (RFC 9457). */
export const problemSchema = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int().min(400).max(599),
    detail: z.string(),
    code: errorCodeSchema,
    errors: z.array(faultyMemberSchema).optional(),
  })
  .meta({
    id: "Problem",
    description: "RFC 9457 problem details; `errors` where several things are wrong.",
    examples: [
      {
        type: "urn:motcua:problem:invalid",
        title: "Not as it should be",
        status: 422,
        detail: "1 fault in 1 of 2 units",
        code: "invalid",
        errors: [{ path: "1.parent", code: "invalid", message: "is not a unit that is known" }],
      },
    ],
  });
export type Problem = z.infer<typeof problemSchema>;

/** What a Socket.IO acknowledgement says when nothing was done. */
export const ackFailureSchema = z
  .object({
    ok: z.literal(false),
    code: errorCodeSchema,
    message: z.string(),
    retryAfterMs: z.int().min(0).optional(),
  })
  .meta({
    id: "AckFailure",
    description: "Nothing was done; `retryAfterMs` says when to try again.",
    examples: [{ ok: false, code: "overloaded", message: "Too much load, try again later", retryAfterMs: 500 }],
  });
export type AckFailure = z.infer<typeof ackFailureSchema>;

export interface ProblemOptions {
  /** Where it is not the code's own status: 400 and 415 for `invalid`. */
  status?: number;
  errors?: readonly FaultyMember[];
}

/** The problem document of an error; `detail` is for the caller, so it never holds internals. */
export function problemOf(code: ErrorCode, detail: string, options: ProblemOptions = {}): Problem {
  const problem: Problem = {
    type: `urn:motcua:problem:${code}`,
    title: TITLES[code],
    status: options.status ?? ERROR_STATUS[code],
    detail,
    code,
  };
  return options.errors === undefined ? problem : { ...problem, errors: [...options.errors] };
}

export function ackFailureOf(code: ErrorCode, message: string, retryAfterMs?: number): AckFailure {
  return retryAfterMs === undefined ? { ok: false, code, message } : { ok: false, code, message, retryAfterMs };
}
