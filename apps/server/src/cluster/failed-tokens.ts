import { isIPv6 } from "node:net";
import { LRUCache } from "lru-cache";
import { type RateLimiterAbstract, RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import type { Clock } from "../lifecycle/clock.ts";

/** Attempts with a bad token that one address has in a minute. */
const MOST_FAILED = 6000;
const FAILED_WINDOW_S = 60;
const MOST_REMEMBERED = 10_000;
/** Attempts that are being counted; beyond it they are counted in this process alone. */
const MOST_PENDING = 1000;

/**
 * Holds down who tries tokens. Only attempts that failed are counted, and only those are refused: whoever sends a good
 * token is never asked about here, so nobody can lock out others behind the same address.
 */
export class FailedTokens {
  readonly #clock: Clock;
  readonly #shared: RateLimiterAbstract;
  readonly #own: RateLimiterMemory;
  /** Until when an address is refused, instant in ms. */
  readonly #refusedUntil = new LRUCache<string, number>({ max: MOST_REMEMBERED });
  #pending = 0;

  /** `shared` counts for all nodes; it falls back on `own` by itself. */
  constructor(clock: Clock, own: RateLimiterMemory, shared: RateLimiterAbstract = own) {
    this.#clock = clock;
    this.#shared = shared;
    this.#own = own;
  }

  /** For an attempt whose token is bad: how long to wait, in ms, if the address had too many of them. */
  refused(address: string): number | null {
    const key = networkOf(address);
    const until = this.#refusedUntil.get(key);
    if (until === undefined) return null;
    const waitMs = until - this.#clock.now();
    if (waitMs > 0) return waitMs;
    this.#refusedUntil.delete(key);
    return null;
  }

  /** Counts an attempt whose token is bad and that was not refused. */
  failed(address: string): void {
    const key = networkOf(address);
    const limiter = this.#pending >= MOST_PENDING ? this.#own : this.#shared;
    this.#pending += 1;
    limiter.consume(key).then(
      () => {
        this.#pending -= 1;
      },
      (refusal: unknown) => {
        this.#pending -= 1;
        // Anything else is a limiter that could not count; then nobody is refused.
        if (refusal instanceof RateLimiterRes) this.#refusedUntil.set(key, this.#clock.now() + refusal.msBeforeNext);
      },
    );
  }
}

/** Counting in this process. */
export function ownLimiter(most = MOST_FAILED): RateLimiterMemory {
  return new RateLimiterMemory({ points: most, duration: FAILED_WINDOW_S });
}

/** An IPv4 address, or the /64 of an IPv6 one, of which a single machine has all addresses. */
export function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped !== undefined) return mapped;
  return isIPv6(address) ? groupsAtFront(address, 4) : address;
}

/** An IPv4 address, or the /48 of an IPv6 one: what one subscriber may have, with 65,536 of those networks in it. */
export function siteOf(address: string): string {
  const network = networkOf(address);
  return isIPv6(address) && network.includes(":") ? groupsAtFront(address, 3) : network;
}

function groupsAtFront(address: string, count: number): string {
  const [head = "", tail] = address.split("::");
  const front = groupsOf(head);
  const back = groupsOf(tail ?? "");
  const zeros = Array.from({ length: Math.max(0, 8 - front.length - back.length) }, () => "0");
  return [...front, ...zeros, ...back]
    .slice(0, count)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(":");
}

function groupsOf(text: string): readonly string[] {
  return text === "" ? [] : text.split(":");
}
