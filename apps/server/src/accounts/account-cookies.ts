import { createHmac, timingSafeEqual } from "node:crypto";

/** Names of our cookies; over https with the prefix that no other page of the domain can set them (RFC 6265bis). */
export interface CookieNames {
  readonly session: string;
  /** A sign-in that waits for its code. */
  readonly pending: string;
  /** A single sign-on that is under way. */
  readonly state: string;
  /** Somebody has signed in here before; see `known-browser.ts`. */
  readonly browser: string;
}

export function cookieNames(isSecure: boolean): CookieNames {
  const prefix = isSecure ? "__Host-" : "";
  return {
    session: `${prefix}ioc_session`,
    pending: `${prefix}ioc_code`,
    state: `${prefix}ioc_single_sign_on`,
    browser: `${prefix}ioc_browser`,
  };
}

/** The value of a cookie in a `Cookie` header, as it was set. */
export function readCookie(header: string | undefined, name: string): string | undefined {
  for (const pair of header?.split(";") ?? []) {
    const at = pair.indexOf("=");
    if (at < 0 || pair.slice(0, at).trim() !== name) continue;
    try {
      return decodeURIComponent(pair.slice(at + 1).trim());
    } catch {
      return undefined;
    }
  }
  return undefined;
}

/** What better-auth signed into a cookie, `value.signature`; undefined: not by us. */
export function signedValue(cookie: string | undefined, secret: string): string | undefined {
  const at = cookie?.lastIndexOf(".") ?? -1;
  if (cookie === undefined || at <= 0) return undefined;
  const value = cookie.slice(0, at);
  const made = createHmac("sha256", secret).update(value).digest();
  const given = Buffer.from(cookie.slice(at + 1), "base64");
  return given.length === made.length && timingSafeEqual(given, made) ? value : undefined;
}
