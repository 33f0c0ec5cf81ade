import { type RateLimiterAbstract, RateLimiterRes } from "rate-limiter-flexible";
import { networkOf, siteOf } from "../cluster/failed-tokens.ts";
import { HttpError } from "../http/http-error.ts";

export type MakeLimiter = (name: string, points: number, durationS: number) => RateLimiterAbstract;

const WINDOW_S = 600;
/** Failures that one name may have from one network, or from one browser in which it has signed in before. */
const MOST_OF_NAME = 10;
/** Failures that one network may have, whoever it tries to be: a whole office may stand behind it. */
const MOST_OF_NETWORK = 100;
/** Failures that the /48 around an IPv6 network may have: whoever has one of those has 65,536 networks. */
const MOST_OF_SITE = 300;
/** Failures that one name may have from all networks but those browsers: what a swarm of machines may guess. */
const MOST_OF_NAME_ANYWHERE = 50;
const ANYWHERE_WINDOW_S = 3600;

export interface Trying {
  /** The user name, whether there is such a person or not. */
  readonly user: string;
  readonly address: string;
  /** The browser, if that person has signed in with it before (`known-browser.ts`). */
  readonly browser: string | undefined;
}

/** An attempt that has been counted as a failure before it is made, so that many at once are no more than one after the other. */
export interface Attempt {
  /** It was none: it does not count. */
  succeeded(): Promise<void>;
}

/**
 * Holds down who guesses passwords and codes, and locks nobody out by it: whoever makes a name fail only uses up what is
 * left to strangers. A browser in which the person has signed in before has a count of its own, which nobody else can use
 * up (OWASP, "Device Cookies").
 */
export class SignInLimits {
  readonly #ofSite: RateLimiterAbstract;
  readonly #ofNetwork: RateLimiterAbstract;
  readonly #ofNameThere: RateLimiterAbstract;
  readonly #ofName: RateLimiterAbstract;
  readonly #ofBrowser: RateLimiterAbstract;
  readonly #returnsOfSite: RateLimiterAbstract;
  readonly #returnsOfNetwork: RateLimiterAbstract;

  constructor(make: MakeLimiter) {
    this.#ofSite = make("sign-in-site", MOST_OF_SITE, WINDOW_S);
    this.#ofNetwork = make("sign-in-network", MOST_OF_NETWORK, WINDOW_S);
    this.#ofNameThere = make("sign-in-name-there", MOST_OF_NAME, WINDOW_S);
    this.#ofName = make("sign-in-name", MOST_OF_NAME_ANYWHERE, ANYWHERE_WINDOW_S);
    this.#ofBrowser = make("sign-in-browser", MOST_OF_NAME, WINDOW_S);
    this.#returnsOfSite = make("single-sign-on-site", MOST_OF_SITE, WINDOW_S);
    this.#returnsOfNetwork = make("single-sign-on-network", MOST_OF_NETWORK, WINDOW_S);
  }

  /**
   * Counts an attempt: of a network that is refused no name is remembered, so that names cost whoever invents them.
   *
   * @param what is tried: passwords and codes are counted apart
   * @throws HttpError overloaded: too many have failed
   */
  attempt(what: "password" | "code", { user, address, browser }: Trying): Promise<Attempt> {
    const network = networkOf(address);
    return countAll(
      browser === undefined
        ? [
            ...countsFrom(address, this.#ofSite, this.#ofNetwork),
            [this.#ofNameThere, `${what}:${user}:${network}`],
            [this.#ofName, `${what}:${user}`],
          ]
        : [[this.#ofBrowser, `${what}:${user}:${browser}`]],
    );
  }

  /** Counts a return from the single sign-on, apart from passwords and codes: nothing tells whom it is about. */
  attemptFrom(address: string): Promise<Attempt> {
    return countAll(countsFrom(address, this.#returnsOfSite, this.#returnsOfNetwork));
  }
}

type Count = readonly [limiter: RateLimiterAbstract, key: string];

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
  for (const count of counts) {
    const [limiter, key] = count;
    try {
      await limiter.consume(key);
      counted.push(count);
    } catch (refusal) {
      await giveBack();
      if (!(refusal instanceof RateLimiterRes)) throw refusal;
      const retryAfterMs = refusal.msBeforeNext;
      throw new HttpError("overloaded", "Too many attempts have failed; try again later", { retryAfterMs });
    }
  }
  return { succeeded: giveBack };
}
