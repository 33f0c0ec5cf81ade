import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";

/** Several people sign in at one counter; the last few are remembered. */
const MOST_PEOPLE = 4;
const MARK = /^([A-Za-z0-9_-]{16})\.([A-Za-z0-9_-]{43})$/;
export const KNOWN_BROWSER_MS = 400 * 86_400_000;

/**
 * The mark of a browser in which somebody has signed in: it opens nothing, but its attempts are counted by themselves, so
 * that nobody else's failures lock its owner out. It does not tell whose it is.
 *
 * @param cookie marks of several people, the newest first
 * @returns which of them is this person's, or undefined
 */
export function knownBrowser(cookie: string | undefined, user: string, secret: string): string | undefined {
  return marksOf(cookie)
    .find((mark) => isMarkOf(mark, user, secret))
    ?.slice(0, 16);
}

/** The cookie with a mark of this person, its own one if it has one. */
export function rememberBrowser(cookie: string | undefined, user: string, secret: string): string {
  const others = marksOf(cookie).filter((mark) => !isMarkOf(mark, user, secret));
  const nonce = knownBrowser(cookie, user, secret) ?? randomBytes(12).toString("base64url");
  return [`${nonce}.${seal(nonce, user, secret)}`, ...others].slice(0, MOST_PEOPLE).join("~");
}

function marksOf(cookie: string | undefined): string[] {
  return (cookie?.split("~", MOST_PEOPLE) ?? []).filter((mark) => MARK.test(mark));
}

function isMarkOf(mark: string, user: string, secret: string): boolean {
  const [, nonce = "", given = ""] = MARK.exec(mark) ?? [];
  return timingSafeEqual(Buffer.from(seal(nonce, user, secret)), Buffer.from(given));
}

function seal(nonce: string, user: string, secret: string): string {
  return createHmac("sha256", secret).update(`known browser\n${nonce}\n${user}`).digest("base64url");
}
