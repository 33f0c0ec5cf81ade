import { randomBytes } from "node:crypto";
import { dayOf } from "@ioc/domain/time/zone.ts";
import type { Logger } from "pino";
import type { LiveState } from "../boards/live-state.ts";
import type { Clock } from "../lifecycle/clock.ts";
import type { Service } from "../lifecycle/service.ts";
import { PatchPace } from "./patch-pace.ts";
import { type Versioned, View, type ViewPatch, type ViewSource } from "./view.ts";

const TICK_MS = 500;
/** How often time alone is told, and everything looked at again whatever was noticed. */
const HEARTBEAT_MS = 30_000;
/** How long a document that nobody watches is kept, for those who come back. */
const UNWATCHED_MS = 30_000;
const MOST_UNWATCHED = 32;
/** Documents watched at the same time; beyond it newcomers are refused. */
const MOST_WATCHED = 2000;
/** A document that takes long to compute is computed the more rarely: most of the time belongs to everybody else. */
const REST_FOR_COST = 4;

type Document = { readonly asOf: string };

interface Watched {
  readonly view: View<Document>;
  readonly pace: PatchPace;
  beatAt: number;
  /** Set while nobody watches; nothing is computed then. */
  unwatchedAt: number | null;
  /** What computing it took the last time, in ms of processor time that nobody else had. */
  costMs: number;
  timer: NodeJS.Timeout | NodeJS.Immediate | null;
  /** Those who asked for the document while it could not be told anew yet. */
  waiting: (() => void)[];
}

export interface ViewHubParts {
  readonly state: LiveState;
  readonly clock: Clock;
  readonly log: Logger;
  /** Sends a patch to all who watch. */
  send(key: string, patch: ViewPatch): void;
}

/**
 * Keeps one view for each document that somebody watches: computes it when its units' numbers move, by an event or by
 * the clock alone, and tells everybody the difference, the first at once and then at most five in any second.
 */
export class ViewHub implements Service {
  readonly id = "views";
  readonly #parts: ViewHubParts;
  readonly #watched = new Map<string, Watched>();
  readonly #ready: Watched[] = [];
  #pumping = false;
  readonly #ticker: NodeJS.Timeout;
  readonly #unsubscribe: () => void;
  #tickedAt: number;

  constructor(parts: ViewHubParts) {
    this.#parts = parts;
    this.#tickedAt = parts.clock.now();
    this.#unsubscribe = parts.state.onChange((units) => this.#markMoved(units));
    this.#ticker = setInterval(() => this.#tick(), TICK_MS);
    this.#ticker.unref();
  }

  /**
   * The document as of now, in the version that all its watchers hold. Undefined for an unknown unit, null when too
   * many are watched. Whoever then joins its room says so by {@link joined}, in the same turn.
   */
  async watch<Content extends Document>(source: ViewSource<Content>): Promise<Versioned<Content> | undefined | null> {
    let watched = this.#watched.get(source.key);
    if (watched === undefined) {
      if (this.#watched.size >= MOST_WATCHED) return null;
      const now = this.#parts.clock.now();
      const content = source.compute(now);
      if (content === undefined) return undefined;
      const view = new View<Document>(source, content, randomBytes(6).toString("base64url"));
      watched = { view, pace: new PatchPace(), beatAt: now, unwatchedAt: now, costMs: 0, timer: null, waiting: [] };
      this.#watched.set(source.key, watched);
    } else {
      // What the clock alone has moved since the last tick, and what happened while nobody watched, must be in what a
      // newcomer is given.
      await this.#settle(watched);
    }
    return watched.view.current as Versioned<Content>;
  }

  joined(key: string): void {
    const watched = this.#watched.get(key);
    if (watched !== undefined) watched.unwatchedAt = null;
  }

  /** Nobody watches the document any more. */
  unwatched(key: string): void {
    const watched = this.#watched.get(key);
    if (watched === undefined) return;
    watched.unwatchedAt = this.#parts.clock.now();
    const unwatched = [...this.#watched].filter(([, one]) => one.unwatchedAt !== null && one.waiting.length === 0);
    // The map is in the order in which they were first watched: the oldest go.
    for (const [oldest, one] of unwatched.slice(0, Math.max(0, unwatched.length - MOST_UNWATCHED))) {
      this.#drop(oldest, one);
    }
  }

  #drop(key: string, watched: Watched): void {
    cancel(watched);
    this.#watched.delete(key);
  }

  get size(): number {
    return this.#watched.size;
  }

  stop(): Promise<void> {
    clearInterval(this.#ticker);
    this.#unsubscribe();
    for (const watched of this.#watched.values()) {
      cancel(watched);
      for (const done of watched.waiting.splice(0)) done();
    }
    this.#watched.clear();
    this.#ready.length = 0;
    return Promise.resolve();
  }

  /** Resolves when the document is told as of a moment not before this call. */
  #settle(watched: Watched): Promise<void> {
    return new Promise((done) => {
      watched.waiting.push(done);
      this.#changed(watched);
    });
  }

  #markMoved(units: ReadonlySet<number> | "all"): void {
    if (this.#watched.size === 0) return;
    const { reference } = this.#parts.state;
    const today = dayOf(reference.zone, this.#parts.clock.now());
    for (const watched of this.#watched.values()) {
      if (watched.unwatchedAt !== null) continue;
      const { unit: top, lastDay } = watched.view.source;
      if (units !== "all") {
        // A period of the past stands in the organisation of its last day.
        const tree = reference.tree.on(Math.min(today, lastDay ?? today));
        if (![...units].some((unit) => tree.contains(top, unit))) continue;
      }
      this.#changed(watched);
    }
  }

  #changed(watched: Watched): void {
    const now = this.#parts.clock.now();
    const wasStream = watched.pace.isStream(now);
    watched.pace.changed(now);
    // Where single changes become a stream, the one that waits has to wait as long as those of a stream.
    if (watched.timer === null || (!wasStream && watched.pace.isStream(now))) this.#schedule(watched, now);
  }

  #schedule(watched: Watched, now: number): void {
    cancel(watched);
    const waitMs = Math.max(watched.pace.waitMs(now), watched.pace.sinceSentMs(now, watched.costMs * REST_FOR_COST));
    if (waitMs > 0) {
      watched.timer = setTimeout(() => this.#enqueue(watched), waitMs);
      return;
    }
    // The first change goes out at once, behind whatever else this turn of the event loop brings.
    watched.timer = setImmediate(() => this.#enqueue(watched));
  }

  /** One document for each turn of the event loop, so that many together never hold up the events. */
  #enqueue(watched: Watched): void {
    this.#ready.push(watched);
    if (this.#pumping) return;
    this.#pumping = true;
    this.#pump();
  }

  #pump(): void {
    const watched = this.#ready.shift();
    if (watched === undefined) {
      this.#pumping = false;
      return;
    }
    // It may have been scheduled anew while it stood in line; this is its turn.
    cancel(watched);
    this.#flush(watched, false);
    if (this.#ready.length > 0) setImmediate(() => this.#pump());
    else this.#pumping = false;
  }

  #flush(watched: Watched, heartbeat: boolean): void {
    const now = this.#parts.clock.now();
    const startedAt = performance.now();
    try {
      const patch = watched.view.refresh(now, heartbeat);
      if (patch !== undefined) {
        watched.pace.sent(now);
        watched.beatAt = now;
        this.#parts.send(watched.view.source.key, patch);
      }
    } catch (error) {
      this.#parts.log.error({ err: error, key: watched.view.source.key }, "a live document could not be computed");
    }
    watched.costMs = performance.now() - startedAt;
    for (const done of watched.waiting.splice(0)) done();
  }

  /** Deadlines pass, lines fall silent and days end without any event: this looks for it. */
  #tick(): void {
    const { state, clock } = this.#parts;
    const now = clock.now();
    for (const [key, watched] of this.#watched) {
      const isOver = watched.unwatchedAt !== null && now - watched.unwatchedAt > UNWATCHED_MS;
      if (isOver && watched.waiting.length === 0) this.#drop(key, watched);
    }
    state.turn(now);
    if (this.#watched.size > 0) {
      const { zone } = state.reference;
      if (dayOf(zone, this.#tickedAt) !== dayOf(zone, now)) this.#markMoved("all");
      for (const watched of this.#watched.values()) {
        if (watched.unwatchedAt !== null) continue;
        const isDue = now - watched.beatAt >= HEARTBEAT_MS && watched.pace.waitMs(now) <= 0;
        if (isDue && watched.timer === null) this.#flush(watched, true);
      }
    }
    this.#tickedAt = now;
  }
}

function cancel(watched: Watched): void {
  if (watched.timer === null) return;
  clearTimeout(watched.timer as NodeJS.Timeout);
  clearImmediate(watched.timer as NodeJS.Immediate);
  watched.timer = null;
}
