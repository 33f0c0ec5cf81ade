import type { LiveState } from "../boards/live-state.ts";
import type { FailedTokens } from "../cluster/failed-tokens.ts";
import type { Clock } from "../lifecycle/clock.ts";
import type { AccessTrail } from "./access-trail.ts";
import {
  type Credentials,
  type PersonSessions,
  SCREEN_COOKIE,
  SCREEN_TOKEN_PREFIX,
  type ScreenCredentials,
} from "./authentication.ts";
import { cookieOf } from "./cookie-of.ts";
import { heldGrants } from "./decide.ts";
import type { Principal } from "./principal.ts";
import { reachOf } from "./reach.ts";
import type { AccessSettings } from "./settings.ts";
import { tokenPrincipal } from "./tokens.ts";

export interface AuthenticateParts {
  readonly state: LiveState;
  readonly clock: Clock;
  readonly access: AccessSettings;
  readonly failedTokens: FailedTokens;
  readonly persons: PersonSessions;
  readonly screens: ScreenCredentials;
  readonly trail: Pick<AccessTrail, "used" | "badToken">;
  /** Brings memory up to what other nodes have committed. */
  level(): Promise<void>;
  /** Counts a token that stands for nobody. */
  refused(code: "unauthenticated" | "overloaded"): void;
}

export type Authenticated =
  | { readonly ok: true; readonly principal: Principal }
  | { readonly ok: false; readonly code: "unauthenticated" }
  /** Too many attempts with a token that is not valid. */
  | { readonly ok: false; readonly code: "overloaded"; readonly retryAfterMs: number };

/**
 * Says who asks, of requests and handshakes alike. A token decides where there is one: one that holds no more is refused.
 * A cookie that holds no more is the absence of one, since browsers send it along without being asked.
 */
export class Authenticator {
  readonly #parts: AuthenticateParts;

  constructor(parts: AuthenticateParts) {
    this.#parts = parts;
  }

  async authenticate(credentials: Credentials, address: string): Promise<Authenticated> {
    const { failedTokens, level, trail } = this.#parts;
    const principal = await this.whoHas(credentials);
    if (principal !== undefined) return this.#known(principal, address);
    const retryAfterMs = failedTokens.refused(address);
    if (retryAfterMs !== null) {
      this.#parts.refused("overloaded");
      return { ok: false, code: "overloaded", retryAfterMs };
    }
    // Another node may have made the token a moment ago, and behind a proxy the next request of the same client comes
    // here: memory is brought up to date before anybody is told that a token is not there.
    await level();
    const known = await this.whoHas(credentials);
    if (known !== undefined) return this.#known(known, address);
    failedTokens.failed(address);
    trail.badToken(address);
    this.#parts.refused("unauthenticated");
    return { ok: false, code: "unauthenticated" };
  }

  #known(principal: Principal, address: string): Authenticated {
    this.#parts.trail.used(principal, address);
    return { ok: true, principal };
  }

  /** By what is known here; undefined: somebody with a token that stands for nobody. */
  async whoHas({ token, cookie }: Credentials): Promise<Principal | undefined> {
    if (token === undefined || token === "") {
      const principal = cookie === undefined ? undefined : await ofCookie(cookie, this.#parts);
      return stillHolds(principal, this.#parts) ? principal : { kind: "nobody" };
    }
    const principal = await ofToken(token, this.#parts);
    return stillHolds(principal, this.#parts) ? principal : undefined;
  }
}

async function ofToken(
  token: string,
  { screens, access, state, clock }: AuthenticateParts,
): Promise<Principal | undefined> {
  if (token.startsWith(SCREEN_TOKEN_PREFIX)) {
    const screen = await screens.screenOf(token);
    if (screen !== undefined) return screen;
  }
  return tokenPrincipal(token, access.bootstrapToken, state.reference, clock.now());
}

async function ofCookie(cookie: string, { persons, screens }: AuthenticateParts): Promise<Principal | undefined> {
  const person = await persons.personOf(cookie);
  if (person !== undefined) return person;
  const credential = cookieOf(cookie, `__Host-${SCREEN_COOKIE}`) ?? cookieOf(cookie, SCREEN_COOKIE);
  return credential === undefined ? undefined : screens.screenOf(credential);
}

/** Somebody whose every role has ended is nobody any more. */
function stillHolds(who: Principal | undefined, { state, clock }: AuthenticateParts): who is Principal {
  if (who === undefined) return false;
  return !("grants" in who) || heldGrants(who, reachOf(state.reference, clock.now())).length > 0;
}
