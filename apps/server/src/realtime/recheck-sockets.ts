import { dayOf } from "@ioc/domain/time/zone.ts";
import type { Authenticator } from "../access/authenticate.ts";
import { decide } from "../access/decide.ts";
import type { Principal } from "../access/principal.ts";
import { reachOf } from "../access/reach.ts";
import type { AccessSettings } from "../access/settings.ts";
import type { LiveState } from "../boards/live-state.ts";
import type { ChangeVersions } from "../cluster/change-watch.ts";
import type { Clock } from "../lifecycle/clock.ts";
import type { Service } from "../lifecycle/service.ts";
import type { SocketData } from "./admit-socket.ts";

/** A connection, as far as it can be looked at anew. */
export interface CheckedSocket {
  readonly data: SocketData;
  disconnect(close: boolean): unknown;
}

export interface RecheckParts<S extends CheckedSocket> {
  sockets(): Iterable<S>;
  readonly state: LiveState;
  readonly clock: Clock;
  readonly access: AccessSettings;
  readonly authenticator: Authenticator;
  readonly watch: ChangeVersions;
  /** What one of them watches, by the units that it is about. */
  watched(socket: S): ReadonlyMap<string, number>;
  /** Takes something away from a screen, which stays connected: it is told what it shows now. */
  drop(socket: S, subscription: string): void;
}

const TICK_MS = 1000;
/** Sessions and credentials of screens also end by the clock alone, ms. */
const ALL_EVERY_MS = 60_000;
/** So many are looked up together: all screens of a province in one query. */
const AT_ONCE = 1000;

/**
 * Finds out again who is connected, and ends what they may not have any more: when sessions, roles or screens have
 * changed, with the reference data, with the civil day, and every minute. Whoever comes back is asked who they are.
 */
export class RecheckSockets<S extends CheckedSocket> implements Service {
  readonly id = "recheck";
  readonly #parts: RecheckParts<S>;
  readonly #timer: NodeJS.Timeout;
  #day: number;
  #allAt: number;
  #running: Promise<void> | null = null;
  /** What is to be done once what runs is over: looking up everybody, or only what is in memory. */
  #next: "all" | "known" | null = null;

  constructor(parts: RecheckParts<S>) {
    this.#parts = parts;
    const { state, clock, watch } = parts;
    this.#day = dayOf(state.reference.zone, clock.now());
    this.#allAt = clock.now();
    watch.onChange(() => this.#recheck("all"));
    // Roles and places of people and screens do not stand there, but the units that they are at do.
    state.onReference(() => this.#recheck("known"));
    this.#timer = setInterval(() => this.#tick(), TICK_MS);
    this.#timer.unref();
  }

  /** Of somebody who was let in a moment ago: what let them in may have changed while they were. */
  connected(socket: S): void {
    const { watch, state } = this.#parts;
    const { checkedAt } = socket.data;
    if (checkedAt?.access !== watch.version) this.#recheck("all");
    else if (checkedAt.reference !== state.reference.version) this.#recheck("known");
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await this.#running;
  }

  #tick(): void {
    const { state, clock } = this.#parts;
    const now = clock.now();
    const day = dayOf(state.reference.zone, now);
    if (Math.abs(now - this.#allAt) >= ALL_EVERY_MS) this.#recheck("all");
    else if (day !== this.#day) this.#recheck("known");
    this.#day = day;
  }

  #recheck(whom: "all" | "known"): void {
    if (this.#running !== null) {
      // Those who were looked at already may have been looked at too early.
      this.#next = this.#next === "all" ? "all" : whom;
      return;
    }
    this.#running = this.#checkAll(whom).finally(() => {
      this.#running = null;
      const next = this.#next;
      this.#next = null;
      if (next !== null) this.#recheck(next);
    });
  }

  async #checkAll(whom: "all" | "known"): Promise<void> {
    const { sockets, authenticator, clock } = this.#parts;
    if (whom === "all") this.#allAt = clock.now();
    const isKept = ({ kind }: Principal): boolean => kind === "nobody" || (whom === "known" && kind !== "service");
    const ahead = [...sockets()].flatMap((socket) => {
      const { principal, credentials } = socket.data;
      return principal === undefined || credentials === undefined ? [] : [{ socket, principal, credentials }];
    });
    const others = ahead.filter(({ principal }) => !isKept(principal));
    for (const { socket, principal } of ahead) if (isKept(principal)) this.#check(socket, principal, principal);
    try {
      for (let start = 0; start < others.length; start += AT_ONCE) {
        const some = others.slice(start, start + AT_ONCE);
        const found = await authenticator.whoHave(some.map(({ credentials }) => credentials));
        for (const [place, { socket, principal }] of some.entries()) this.#check(socket, principal, found[place]);
      }
    } catch {
      // The database cannot say who they are. As long as it says nothing it takes no change either; it is asked again soon.
      this.#allAt = Number.NEGATIVE_INFINITY;
    }
  }

  #check(socket: S, before: Principal, now: Principal | undefined): void {
    const { state, clock, access, watched, drop } = this.#parts;
    const rules = { reach: reachOf(state.reference, clock.now()), publicBoard: access.publicBoard };
    if (now === undefined || !isSame(before, now) || decide(now, "readBoard", "anything", rules) !== "yes") {
      socket.disconnect(true);
      return;
    }
    socket.data.principal = now;
    for (const [subscription, unit] of [...watched(socket)]) {
      if (decide(now, "readBoard", unit, rules) === "yes") continue;
      if (now.kind === "screen") drop(socket, subscription);
      else socket.disconnect(true);
    }
  }
}

/** The same somebody with the same roles. A screen may point elsewhere now. */
function isSame(before: Principal, now: Principal): boolean {
  if (before.kind !== now.kind) return false;
  if (before.kind === "screen" || now.kind === "screen") return "id" in before && "id" in now && before.id === now.id;
  return JSON.stringify(rightsOf(before)) === JSON.stringify(rightsOf(now));
}

function rightsOf(who: Principal): unknown {
  return "grants" in who ? [who.id, who.grants] : null;
}
