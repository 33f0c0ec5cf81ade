import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import type { Reference } from "../reference/reference.ts";
import type { Principal } from "./principal.ts";

const TOKEN_BYTES = 32;

export function newFeedToken(): string {
  return `iocf_${randomBytes(TOKEN_BYTES).toString("base64url")}`;
}

/** Tokens are long and random, so a plain digest keeps them: there is nothing to guess. */
export function tokenHash(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}

/** Whom a token stands for; undefined for a token that stands for nobody. An absent token is nobody's. */
export function principalOf(
  token: string | undefined,
  bootstrapToken: string | undefined,
  reference: Reference,
): Principal | undefined {
  if (token === undefined || token === "") return { kind: "nobody" };
  const hash = tokenHash(token);
  if (bootstrapToken !== undefined && timingSafeEqual(Buffer.from(hash), Buffer.from(tokenHash(bootstrapToken)))) {
    return { kind: "bootstrap" };
  }
  const feed = reference.feedsByTokenHash.get(hash);
  return feed === undefined || feed.revokedAt !== null ? undefined : { kind: "feed", feed };
}
