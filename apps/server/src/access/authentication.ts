import type { PersonPrincipal, ScreenPrincipal } from "./principal.ts";

/** What a request or a handshake brings along to say who asks. */
export interface Credentials {
  /** Of `Authorization: Bearer`, or of the handshake's `auth.token`; undefined: none. */
  readonly token: string | undefined;
  /** The `Cookie` header; undefined: none. */
  readonly cookie: string | undefined;
}

/** Finds the people of session cookies, each in its place; undefined: there is none, or it does not hold. */
export interface PersonSessions {
  peopleOf(cookies: readonly string[]): Promise<readonly (PersonPrincipal | undefined)[]>;
}

/** Finds the screens of credentials, from their cookies or as bearer tokens, each in its place. */
export interface ScreenCredentials {
  screensOf(credentials: readonly string[]): Promise<readonly (ScreenPrincipal | undefined)[]>;
}

/** Cookies of ours, in a header; `__Host-` where the connection is secure (RFC 6265bis). */
export const SCREEN_COOKIE = "ioc_screen";
export const SCREEN_TOKEN_PREFIX = "iocw_";
export const SERVICE_TOKEN_PREFIX = "iocs_";
export const FEED_TOKEN_PREFIX = "iocf_";
