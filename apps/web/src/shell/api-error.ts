import type { FaultyMember, Problem } from "@ioc/protocol/error.ts";

/** Why an answer is none: the server's problem, or that there was no server to ask (`unreachable`). */
export class ApiError extends Error {
  readonly code: Problem["code"] | "unreachable";
  readonly errors: readonly FaultyMember[];
  readonly retryAfterMs: number | undefined;

  constructor(
    code: Problem["code"] | "unreachable",
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
