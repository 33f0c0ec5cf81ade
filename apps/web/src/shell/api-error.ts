import type { FaultyMember, Problem } from "@ioc/protocol/error.ts";

/**
 * Why an answer is none: the server's problem, or that there was no server to ask (`unreachable`) or to tell (`unsent`),
 * of which it is not known whether it came to be told.
 */
export class ApiError extends Error {
  readonly code: Problem["code"] | "unreachable" | "unsent";
  readonly errors: readonly FaultyMember[];
  readonly retryAfterMs: number | undefined;

  constructor(
    code: Problem["code"] | "unreachable" | "unsent",
    detail: string,
    options: { errors?: readonly FaultyMember[]; retryAfterMs?: number | undefined } = {},
  ) {
    super(detail);
    this.name = "ApiError";
    this.code = code;
    this.errors = options.errors ?? [];
    this.retryAfterMs = options.retryAfterMs;
  }
}

/** Whether asking again may help. */
export function isPassing(error: unknown): boolean {
  return error instanceof ApiError && (error.code === "unavailable" || error.code === "unreachable");
}
