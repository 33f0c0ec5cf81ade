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

type Document = { readonly asOf: string };

interface Watched {
  readonly view: View<Document>;
  readonly pace: PatchPace;
  beatAt: number;
  /** Set while nobody watches. */
  unwatchedAt: number | null;
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

  /** The document as of now, in the version that all its watchers hold. Undefined for an unknown unit. */
  async watch<Content extends Document>(source: ViewSource<Content>): Promise<Versioned<Content> | undefined> {
    const { clock } = this.#parts;
    let watched = this.#watched.get(source.key);
    if (watched === undefined) {
      const now = clock.now();
      const content = source.compute(now);
      if (content === undefined) return undefined;
      const view = new View<Document>(source, content, randomBytes(6).toString("base64url"));
      watched = { view, pace: new PatchPace(), beatAt: now, unwatchedAt: null, timer: null, waiting: [] };
      this.#watched.set(source.key, watched);
    } else {
      // What the clock alone has moved since the last tick must be in what a newcomer is given.
      watched.unwatchedAt = null;
      await this.#settle(watched);
    }
    return watched.view.current as Versioned<Content>;
  }

  /** Nobody watches the document any more. */
  unwatched(key: string): void {
    const watched = this.#watched.get(key);
    if (watched !== undefined) watched.unwatchedAt = this.#parts.clock.now();
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
    const tree = reference.tree.on(dayOf(reference.zone, this.#parts.clock.now()));
    for (const watched of this.#watched.values()) {
      if (units !== "all") {
        const top = watched.view.source.unit;
        let concerned = false;
        for (const unit of units) {
          if (!tree.contains(top, unit)) continue;
          concerned = true;
          break;
        }
        if (!concerned) continue;
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
    const waitMs = watched.pace.waitMs(now);
    const run = (): void => {
      watched.timer = null;
      this.#flush(watched, false);
    };
    // The first change goes out at once, behind whatever else this turn of the event loop brings.
    watched.timer = waitMs <= 0 ? setImmediate(run) : setTimeout(run, waitMs);
  }

  #flush(watched: Watched, heartbeat: boolean): void {
    const now = this.#parts.clock.now();
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
    for (const done of watched.waiting.splice(0)) done();
  }

  /** Deadlines pass, lines fall silent and days end without any event: this looks for it. */
  #tick(): void {
    const { state, clock } = this.#parts;
    const now = clock.now();
    for (const [key, watched] of this.#watched) {
      if (watched.unwatchedAt !== null && now - watched.unwatchedAt > UNWATCHED_MS) {
        cancel(watched);
        this.#watched.delete(key);
      }
    }
    state.turn(now);
    if (this.#watched.size > 0) {
      const { zone } = state.reference;
      if (dayOf(zone, this.#tickedAt) !== dayOf(zone, now)) this.#markMoved("all");
      for (const watched of this.#watched.values()) {
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
