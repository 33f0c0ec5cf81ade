import { isIP } from "node:net";
import { type CookieNames, readCookie } from "./account-cookies.ts";
import type { Client } from "./account-parts.ts";

/** In which header better-auth is told who asks: what clients send under this name never gets there. */
export const ADDRESS_HEADER = "x-ioc-address";
const MOST_AGENT_CHARACTERS = 300;

/**
 * What better-auth is told of a request: who asks and which of our cookies they carry, and nothing else that a client may
 * have written.
 *
 * @param names those cookies that the call is about: a code for one's own sign-in is none for another session
 */
export function headersOf({ address, agent, cookie }: Client, names: readonly string[]): Headers {
  const headers = new Headers();
  if (isIP(address) !== 0) headers.set(ADDRESS_HEADER, address);
  // Headers take no other letters, and what is shown to people has to be readable.
  if (agent !== undefined) headers.set("User-Agent", agent.slice(0, MOST_AGENT_CHARACTERS).replaceAll(/[^ -~]/g, "?"));
  const carried = names.flatMap((name) => {
    const value = readCookie(cookie, name);
    return value === undefined ? [] : [`${name}=${encodeURIComponent(value)}`];
  });
  if (carried.length > 0) headers.set("Cookie", carried.join("; "));
  return headers;
}

/** What better-auth answers, or undefined where it refuses; what goes wrong is thrown. */
export async function unlessRefused<T>(answer: Promise<T>): Promise<T | undefined> {
  try {
    return await answer;
  } catch (error) {
    if (isRefusal(error)) return undefined;
    throw error;
  }
}

/** better-auth's APIError, told by its members: its class would have to be loaded with all of it. */
function isRefusal(error: unknown): boolean {
  if (!(error instanceof Error && "statusCode" in error && typeof error.statusCode === "number")) return false;
  const body = "body" in error ? (error.body as { readonly code?: unknown } | undefined) : undefined;
  // A session that the hook of `account-auth.ts` let nobody have.
  return error.statusCode < 500 || body?.code === "FAILED_TO_CREATE_SESSION";
}

/** The cookies of ours that better-auth wants to be set; it sets more of them than it uses. */
export function ownCookies(headers: Headers, names: CookieNames): string[] {
  const known = new Set(Object.values(names) as string[]);
  return headers.getSetCookie().filter((text) => known.has(text.slice(0, text.indexOf("="))));
}

/** The value of one of the cookies that are to be set, or undefined. */
export function cookieSet(setCookies: readonly string[], name: string): string | undefined {
  const text = setCookies.findLast((cookie) => cookie.startsWith(`${name}=`));
  const value = text?.slice(name.length + 1).split(";", 1)[0];
  return value === undefined || value === "" ? undefined : decodeURIComponent(value);
}
