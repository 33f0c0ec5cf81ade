import type { DeviceError } from "@ioc/protocol/screens.ts";
import type { ErrorRequestHandler } from "express";

/** An answer that is an error of OAuth 2.0 (RFC 6749, section 5.2, and RFC 8628, section 3.5). */
export class OAuthError extends Error {
  readonly error: DeviceError;
  readonly status: number;

  constructor(error: DeviceError, description: string, status = 400) {
    super(description);
    this.name = "OAuthError";
    this.error = error;
    this.status = status;
  }
}

/** Writes these errors, and what the body's reader refuses, in OAuth's form; everything else goes on. */
export const oauthErrors: ErrorRequestHandler = (error: unknown, _request, response, next) => {
  const status = typeof error === "object" && error !== null && "status" in error ? error.status : undefined;
  const known =
    error instanceof OAuthError
      ? error
      : status === 413
        ? new OAuthError("invalid_request", "the body is too large", status)
        : undefined;
  if (known === undefined || response.headersSent) {
    next(error);
    return;
  }
  if (known.status === 429) response.set("Retry-After", String(RETRY_AFTER_S));
  response.status(known.status).set("Pragma", "no-cache");
  response.json({ error: known.error, error_description: known.message });
};

const RETRY_AFTER_S = 60;
