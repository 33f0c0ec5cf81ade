import type { Request } from "express";
import type { Credentials } from "../access/authentication.ts";

/** The token that a request carries; undefined: none. */
export function bearerOf(request: Request): string | undefined {
  const header = request.headers.authorization;
  if (header === undefined) return undefined;
  const found = /^Bearer +(\S+) *$/i.exec(header);
  // Another scheme is a credential that stands for nobody, not the absence of one.
  return found?.[1] ?? "invalid";
}

export function credentialsOf(request: Request): Credentials {
  return { token: bearerOf(request), cookie: request.headers.cookie };
}
