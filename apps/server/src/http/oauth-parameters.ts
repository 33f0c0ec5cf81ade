import { type Request, type RequestHandler, raw } from "express";
import { OAuthError } from "./oauth-error.ts";

const FORM_TYPE = "application/x-www-form-urlencoded";
const JSON_TYPE = "application/json";
const MOST_BYTES = 8192;

export const readOAuthBody: RequestHandler = raw({ type: () => true, limit: MOST_BYTES });

/**
 * The parameters of a request to OAuth's endpoints: a form, as the standard says, or the same as JSON. One without a value
 * is none, one that occurs twice is a fault (RFC 6749, section 3.2).
 */
export function oauthParameters(request: Request): ReadonlyMap<string, string> {
  const body: unknown = request.body;
  const text = Buffer.isBuffer(body) ? body.toString("utf8") : "";
  const pairs = request.is(FORM_TYPE) ? [...new URLSearchParams(text)] : request.is(JSON_TYPE) ? membersOf(text) : null;
  if (pairs === null) throw new OAuthError("invalid_request", `the content type must be ${FORM_TYPE}`);
  const given = pairs.filter(([, value]) => value !== "");
  const parameters = new Map(given);
  if (parameters.size < given.length) throw new OAuthError("invalid_request", "a parameter occurs twice");
  return parameters;
}

function membersOf(text: string): [string, string][] {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new OAuthError("invalid_request", "the body is not JSON");
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw new OAuthError("invalid_request", "the body must be an object");
  }
  return Object.entries(value).map(([name, member]) => {
    if (typeof member !== "string") throw new OAuthError("invalid_request", "every parameter must be a text");
    return [name, member];
  });
}
