import type { CookieOptions, Request, Response } from "express";
import { SCREEN_COOKIE, SCREEN_TOKEN_PREFIX } from "../access/authentication.ts";
import { cookieOf } from "../access/cookie-of.ts";
import { bearerOf } from "../http/bearer.ts";

/** As long as browsers keep one at most; what it holds ends long before, unless it is renewed. */
const COOKIE_LIVES_MS = 400 * 24 * 3_600_000;

/** The credential of the screen that asks, whoever else is signed in in the same browser. */
export function screenCredentialOf(request: Request): string | undefined {
  const token = bearerOf(request);
  if (token !== undefined) return token.startsWith(SCREEN_TOKEN_PREFIX) ? token : undefined;
  const header = request.headers.cookie ?? "";
  return cookieOf(header, nameOf(true)) ?? cookieOf(header, nameOf(false));
}

export function keepScreenCredential(response: Response, credential: string, isSecure: boolean): void {
  response.cookie(nameOf(isSecure), credential, { ...optionsOf(isSecure), maxAge: COOKIE_LIVES_MS });
}

export function forgetScreenCredential(response: Response, isSecure: boolean): void {
  response.clearCookie(nameOf(isSecure), optionsOf(isSecure));
}

function nameOf(isSecure: boolean): string {
  return isSecure ? `__Host-${SCREEN_COOKIE}` : SCREEN_COOKIE;
}

function optionsOf(isSecure: boolean): CookieOptions {
  return { httpOnly: true, sameSite: "lax", secure: isSecure, path: "/" };
}
