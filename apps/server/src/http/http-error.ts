import { type ErrorCode, type FaultyMember, type Problem, problemOf } from "@ioc/protocol/error.ts";

/** An answer that is an error: thrown by routes, written by the one error handler. */
export class HttpError extends Error {
  readonly problem: Problem;
  readonly retryAfterMs: number | undefined;

  constructor(
    code: ErrorCode,
    detail: string,
    options: { status?: number; errors?: readonly FaultyMember[]; retryAfterMs?: number | undefined } = {},
  ) {
    super(detail);
    this.name = "HttpError";
    this.problem = problemOf(code, detail, {
      ...(options.status === undefined ? {} : { status: options.status }),
      ...(options.errors === undefined ? {} : { errors: options.errors }),
    });
    this.retryAfterMs = options.retryAfterMs;
  }
}

/** 422 with every fault listed. */
export function invalid(errors: readonly FaultyMember[]): HttpError {
  const first = errors[0];
  const where = first === undefined || first.path === "" ? "" : `${first.path} `;
  return new HttpError("invalid", first === undefined ? "is not as it should be" : `${where}${first.message}`, {
    errors,
  });
}

export function notFound(what: string): HttpError {
  return new HttpError("not-found", `There is no such ${what}`);
}
