import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import type { FeedRecord, Reference } from "../reference/reference.ts";
import { FEED_TOKEN_PREFIX, SERVICE_TOKEN_PREFIX } from "./authentication.ts";
import type { Principal } from "./principal.ts";

const TOKEN_BYTES = 32;

export function newFeedToken(): string {
  return newToken(FEED_TOKEN_PREFIX);
}

export function newServiceToken(): string {
  return newToken(SERVICE_TOKEN_PREFIX);
}

function newToken(prefix: string): string {
  return prefix + randomBytes(TOKEN_BYTES).toString("base64url");
}

/** Tokens are long and random, so a plain digest keeps them: there is nothing to guess. */
export function tokenHash(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}

/** Whom a token of the reference data, or the bootstrap token, stands for; undefined for one that stands for nobody. */
export function tokenPrincipal(
  token: string,
  bootstrapToken: string | undefined,
  reference: Reference,
  now: number,
): Principal | undefined {
  const hash = tokenHash(token);
  if (bootstrapToken !== undefined && timingSafeEqual(Buffer.from(hash), Buffer.from(tokenHash(bootstrapToken)))) {
    return { kind: "bootstrap" };
  }
  const feed = reference.feedsByTokenHash.get(hash);
  if (feed !== undefined) return tokenHolds(feed, hash, now) ? { kind: "feed", feed } : undefined;
  const service = reference.serviceTokensByHash.get(hash);
  if (service === undefined || service.revokedAt !== null) return undefined;
  const { id, name, role, unit } = service;
  return { kind: "service", id, name, grants: [{ role, unit }] };
}

/** Whether a token of a feed, by its hash, is good for anything. */
export function tokenHolds({ revokedAt, tokenHash, olderTokens }: FeedRecord, hash: string, now: number): boolean {
  if (revokedAt !== null) return false;
  return hash === tokenHash || olderTokens.some((older) => older.hash === hash && now < older.until);
}
