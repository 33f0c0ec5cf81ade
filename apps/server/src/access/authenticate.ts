import type { LiveState } from "../boards/live-state.ts";
import type { FailedTokens } from "../cluster/failed-tokens.ts";
import { AskedTogether } from "../lifecycle/asked-together.ts";
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

/** Of those who come at the same time, looked up in one query. */
const TOGETHER = 500;

/**
 * Says who asks, of requests and handshakes alike. A token decides where there is one: one that holds no more is refused.
 * A cookie that holds no more is the absence of one, since browsers send it along without being asked.
 */
export class Authenticator {
  readonly #parts: AuthenticateParts;
  /** After a cut line all screens come back at the same moment: that must not be a query for each. */
  readonly #together = new AskedTogether((many: readonly Credentials[]) => this.whoHave(many), TOGETHER);

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
  async whoHas(credentials: Credentials): Promise<Principal | undefined> {
    if (isLookedUp(credentials)) return this.#together.ask(credentials);
    const [who] = await this.whoHave([credentials]);
    return who;
  }

  /** The same of many, each in its place: they are looked up together, in as many queries as one of them. */
  async whoHave(many: readonly Credentials[]): Promise<readonly (Principal | undefined)[]> {
    const { persons, screens } = this.#parts;
    const people = await ofThose(many, personCookieOf, (cookies) => persons.peopleOf(cookies));
    const credentialOf = (one: Credentials): string | undefined =>
      people.has(one) ? undefined : screenCredentialOf(one);
    const screensOf = await ofThose(many, credentialOf, (credentials) => screens.screensOf(credentials));
    return many.map((one) => {
      const principal = people.get(one) ?? screensOf.get(one) ?? this.#ofToken(one);
      if (stillHolds(principal, this.#parts)) return principal;
      return hasToken(one) ? undefined : { kind: "nobody" };
    });
  }

  #ofToken(one: Credentials): Principal | undefined {
    const { access, state, clock } = this.#parts;
    return hasToken(one) ? tokenPrincipal(one.token, access.bootstrapToken, state.reference, clock.now()) : undefined;
  }
}

type Found<T> = ReadonlyMap<Credentials, T>;

/** Looks up those that have something to be looked up by, and tells what was found of whom. */
async function ofThose<T>(
  many: readonly Credentials[],
  textOf: (one: Credentials) => string | undefined,
  find: (texts: readonly string[]) => Promise<readonly (T | undefined)[]>,
): Promise<Found<T>> {
  const asked = many.flatMap((one) => {
    const text = textOf(one);
    return text === undefined ? [] : [{ one, text }];
  });
  if (asked.length === 0) return new Map();
  const found = await find(asked.map(({ text }) => text));
  return new Map(
    asked.flatMap(({ one }, place) => {
      const what = found[place];
      return what === undefined ? [] : [[one, what] as const];
    }),
  );
}

function hasToken(one: Credentials): one is Credentials & { readonly token: string } {
  return one.token !== undefined && one.token !== "";
}

function personCookieOf(one: Credentials): string | undefined {
  return hasToken(one) ? undefined : one.cookie;
}

function screenCredentialOf(one: Credentials): string | undefined {
  if (hasToken(one)) return one.token.startsWith(SCREEN_TOKEN_PREFIX) ? one.token : undefined;
  const { cookie } = one;
  if (cookie === undefined) return undefined;
  return cookieOf(cookie, `__Host-${SCREEN_COOKIE}`) ?? cookieOf(cookie, SCREEN_COOKIE);
}

/** Others are known in memory, and wait for nobody. */
function isLookedUp(one: Credentials): boolean {
  return personCookieOf(one) !== undefined || screenCredentialOf(one) !== undefined;
}

/** Somebody whose every role has ended is nobody any more. */
function stillHolds(who: Principal | undefined, { state, clock }: AuthenticateParts): who is Principal {
  if (who === undefined) return false;
  return !("grants" in who) || heldGrants(who, reachOf(state.reference, clock.now())).length > 0;
}
