import type { Request } from "express";
import { type Action, type Principal, refusal } from "../access/principal.ts";
import type { AccessSettings } from "../access/settings.ts";
import { principalOf } from "../access/tokens.ts";
import type { LiveState } from "../boards/live-state.ts";
import { HttpError } from "./http-error.ts";

const WORDS = {
  unauthenticated: "A valid token is needed (Authorization: Bearer …)",
  forbidden: "This token may not do that",
} as const;

/** Who asks, if they may do it; otherwise throws 401 or 403. */
export function requireAccess(request: Request, action: Action, state: LiveState, settings: AccessSettings): Principal {
  const principal = principalOf(bearerOf(request), settings.bootstrapToken, state.reference);
  const refused = principal === undefined ? "unauthenticated" : refusal(principal, action, settings.publicBoard);
  if (principal === undefined || refused !== null) {
    const code = refused ?? "unauthenticated";
    throw new HttpError(code, WORDS[code]);
  }
  return principal;
}

/** The token that a request carries; undefined: none. */
export function bearerOf(request: Request): string | undefined {
  const header = request.headers.authorization;
  if (header === undefined) return undefined;
  const found = /^Bearer +(\S+) *$/i.exec(header);
  // Another scheme is a credential that stands for nobody, not the absence of one.
  return found?.[1] ?? "invalid";
}
