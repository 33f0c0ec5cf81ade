import { type RateLimiterAbstract, RateLimiterRes } from "rate-limiter-flexible";
import { networkOf, siteOf } from "../cluster/failed-tokens.ts";
import { HttpError } from "../http/http-error.ts";

export type MakeLimiter = (name: string, points: number, durationS: number) => RateLimiterAbstract;

const WINDOW_S = 600;
const DAY_S = 86_400;
/** Failures that one name may have from one network, or from whoever has shown to be no stranger. */
const MOST_OF_NAME = 10;
/** Failures that one network may have, whoever it tries to be: a whole office may stand behind it. */
const MOST_OF_NETWORK = 100;
/** Failures that the /48 around an IPv6 network may have: whoever has one of those has 65,536 networks. */
const MOST_OF_SITE = 300;
/** Failures that one name may have from all strangers: what a swarm of machines may guess. */
const MOST_OF_NAME_ANYWHERE = 50;
const ANYWHERE_WINDOW_S = 3600;
/**
 * When they are used up: those that it may have from each site in a day, so that its owner still comes in from where
 * nobody guesses, and from all sites together.
 */
const MOST_LATE = 2;
const MOST_LATE_ANYWHERE = 500;

export interface Trying {
  /** The user name, whether there is such a person or not. */
  readonly user: string;
  readonly address: string;
  /**
   * What tells who tries from strangers, and nobody else can bring along: the browser in which that person has signed in
   * before (`known-browser.ts`), or that the password was made here (`made-password.ts`). Undefined: a stranger.
   */
  readonly known: string | undefined;
}

/** An attempt that has been counted as a failure before it is made, so that many at once are no more than one after the other. */
export interface Attempt {
  /** It was none: it does not count. */
  succeeded(): Promise<void>;
}

/**
 * Holds down who guesses passwords and codes, and locks nobody out by it: whoever makes a name fail only uses up what is
 * left to strangers. A browser in which the person has signed in before (OWASP, "Device Cookies") and a password that was
 * made here have counts of their own, which nobody else can use up.
 */
export class SignInLimits {
  readonly #ofSite: RateLimiterAbstract;
  readonly #ofNetwork: RateLimiterAbstract;
  readonly #ofNameThere: RateLimiterAbstract;
  readonly #ofName: RateLimiterAbstract;
  readonly #lateOfSite: RateLimiterAbstract;
  readonly #late: RateLimiterAbstract;
  readonly #ofKnown: RateLimiterAbstract;
  readonly #returnsOfSite: RateLimiterAbstract;
  readonly #returnsOfNetwork: RateLimiterAbstract;

  constructor(make: MakeLimiter) {
    this.#ofSite = make("sign-in-site", MOST_OF_SITE, WINDOW_S);
    this.#ofNetwork = make("sign-in-network", MOST_OF_NETWORK, WINDOW_S);
    this.#ofNameThere = make("sign-in-name-there", MOST_OF_NAME, WINDOW_S);
    this.#ofName = make("sign-in-name", MOST_OF_NAME_ANYWHERE, ANYWHERE_WINDOW_S);
    this.#lateOfSite = make("sign-in-late-site", MOST_LATE, DAY_S);
    this.#late = make("sign-in-late", MOST_LATE_ANYWHERE, DAY_S);
    this.#ofKnown = make("sign-in-known", MOST_OF_NAME, WINDOW_S);
    this.#returnsOfSite = make("single-sign-on-site", MOST_OF_SITE, WINDOW_S);
    this.#returnsOfNetwork = make("single-sign-on-network", MOST_OF_NETWORK, WINDOW_S);
  }

  /**
   * Counts an attempt: of a network that is refused no name is remembered, so that names cost whoever invents them.
   *
   * @param what is tried: passwords and codes are counted apart
   * @throws HttpError overloaded: too many have failed
   */
  attempt(what: "password" | "code", { user, address, known }: Trying): Promise<Attempt> {
    const name = `${what}:${user}`;
    if (known !== undefined) return countAll([[this.#ofKnown, `${name}:${known}`]]);
    // All sites first: of what it refuses no site is remembered.
    const late: readonly Count[] = [
      [this.#late, name],
      [this.#lateOfSite, `${name}:${siteOf(address)}`],
    ];
    return countAll([
      ...countsFrom(address, this.#ofSite, this.#ofNetwork),
      [this.#ofNameThere, `${name}:${networkOf(address)}`],
      [this.#ofName, name, late],
    ]);
  }

  /** Counts a return from the single sign-on, apart from passwords and codes: nothing tells whom it is about. */
  attemptFrom(address: string): Promise<Attempt> {
    return countAll(countsFrom(address, this.#returnsOfSite, this.#returnsOfNetwork));
  }
}

/** `otherwise`: what counts instead once the limiter refuses. */
type Count = readonly [limiter: RateLimiterAbstract, key: string, otherwise?: readonly Count[]];

/** The wider one first: of what it refuses no network is remembered. */
function countsFrom(address: string, ofSite: RateLimiterAbstract, ofNetwork: RateLimiterAbstract): readonly Count[] {
  const [site, network] = [siteOf(address), networkOf(address)];
  return site === network
    ? [[ofNetwork, network]]
    : [
        [ofSite, site],
        [ofNetwork, network],
      ];
}

async function countAll(counts: readonly Count[]): Promise<Attempt> {
  const counted: Count[] = [];
  const giveBack = async (): Promise<void> => {
    await Promise.all(counted.map(([limiter, key]) => limiter.reward(key, 1)));
  };
  const count = async ([limiter, key, otherwise]: Count): Promise<void> => {
    try {
      await limiter.consume(key);
      counted.push([limiter, key]);
    } catch (refusal) {
      if (otherwise === undefined || !(refusal instanceof RateLimiterRes)) throw refusal;
      try {
        for (const other of otherwise) await count(other);
      } catch (later) {
        // Whichever is over first lets in again.
        throw later instanceof RateLimiterRes && later.msBeforeNext > refusal.msBeforeNext ? refusal : later;
      }
    }
  };
  try {
    for (const one of counts) await count(one);
  } catch (refusal) {
    await giveBack();
    if (!(refusal instanceof RateLimiterRes)) throw refusal;
    const retryAfterMs = refusal.msBeforeNext;
    throw new HttpError("overloaded", "Too many attempts have failed; try again later", { retryAfterMs });
  }
  return { succeeded: giveBack };
}
