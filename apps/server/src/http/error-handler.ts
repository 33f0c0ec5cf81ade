import { type ErrorCode, problemOf, UNSUPPORTED_MEDIA_TYPE_STATUS } from "@ioc/protocol/error.ts";
import type { ErrorRequestHandler, Response } from "express";
import type { Logger } from "pino";
import { AccessDenied } from "../access/access-denied.ts";
import { isUnavailable } from "../database/sql-state.ts";
import { LaneFull } from "../lifecycle/thread-lane.ts";
import { HttpError } from "./http-error.ts";

/** Writes every error as `application/problem+json`; what nobody foresaw is logged and answered as `internal`. */
export function errorHandler(log: Logger): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    if (response.headersSent) {
      next(error);
      return;
    }
    const known =
      error instanceof HttpError ? error : error instanceof AccessDenied ? denied(error) : fromElsewhere(error);
    if (known !== undefined) return send(response, known);
    log.error({ err: error, method: request.method, path: request.path }, "a request failed");
    send(
      response,
      isUnavailable(error) ? LATER : new HttpError("internal", "The server could not answer; this was logged"),
    );
  };
}

function send(response: Response, { problem, retryAfterMs }: HttpError): void {
  if (retryAfterMs !== undefined) response.set("Retry-After", String(Math.max(1, Math.ceil(retryAfterMs / 1000))));
  if (problem.status === 401) response.set("WWW-Authenticate", "Bearer");
  response.status(problem.status).type("application/problem+json").send(JSON.stringify(problem));
}

/** The database is gone, full, read-only or too busy: the same request may succeed in a while. */
const LATER = new HttpError("unavailable", "The database does not answer now", { retryAfterMs: 2000 });

const DENIED = {
  unauthenticated: "Sign in, or send a valid token (Authorization: Bearer …)",
  forbidden: "This is not allowed with these credentials",
  "not-found": "There is no such thing",
} as const;

function denied({ decision }: AccessDenied): HttpError {
  return new HttpError(decision, DENIED[decision]);
}

function fromElsewhere(error: unknown): HttpError | undefined {
  if (!(error instanceof LaneFull)) return fromLibrary(error);
  return new HttpError("overloaded", "Too much is being worked out", { retryAfterMs: error.retryAfterMs });
}

/** Express and its body parser carry a status; anything else they throw is a bug of ours. */
function fromLibrary(error: unknown): HttpError | undefined {
  const status = typeof error === "object" && error !== null && "status" in error ? error.status : undefined;
  if (typeof status !== "number" || status < 400 || status >= 500) return undefined;
  const code: ErrorCode = status === 413 ? "too-large" : status === 404 ? "not-found" : "invalid";
  const answered = status === 413 || status === 404 || status === UNSUPPORTED_MEDIA_TYPE_STATUS ? status : 400;
  return new HttpError(code, problemOf(code, "").title, { status: answered });
}
