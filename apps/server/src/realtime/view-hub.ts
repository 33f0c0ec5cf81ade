import { randomBytes } from "node:crypto";
import { dayOf } from "@ioc/domain/time/zone.ts";
import type { Logger } from "pino";
import type { LiveState } from "../boards/live-state.ts";
import type { Clock } from "../lifecycle/clock.ts";
import type { Service } from "../lifecycle/service.ts";
import { type Versioned, View, type ViewPatch, type ViewSource } from "./view.ts";

/** 1 s / 5, and a little more, so that no second ever holds a sixth patch. */
const PATCH_INTERVAL_MS = 205;
const TICK_MS = 500;
/** How often time alone is told, and everything looked at again whatever was noticed. */
const HEARTBEAT_MS = 30_000;
/** How long a document that nobody watches is kept, for those who come back. */
const UNWATCHED_MS = 30_000;

type Document = { readonly asOf: string };

interface Watched {
  readonly view: View<Document>;
  dirty: boolean;
  sentAt: number;
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
      watched = { view, dirty: false, sentAt: 0, beatAt: now, unwatchedAt: null, timer: null, waiting: [] };
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
      watched.dirty = true;
      this.#schedule(watched);
    });
  }

  #markMoved(units: ReadonlySet<number> | "all"): void {
    if (this.#watched.size === 0) return;
    const { reference } = this.#parts.state;
    const tree = reference.tree.on(dayOf(reference.zone, this.#parts.clock.now()));
    for (const watched of this.#watched.values()) {
      if (watched.dirty) continue;
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
      watched.dirty = true;
      this.#schedule(watched);
    }
  }

  #schedule(watched: Watched): void {
    if (watched.timer !== null) return;
    const waitMs = watched.sentAt + PATCH_INTERVAL_MS - this.#parts.clock.now();
    const run = (): void => {
      watched.timer = null;
      this.#flush(watched, false);
    };
    // The first change goes out at once, behind whatever else this turn of the event loop brings.
    watched.timer = waitMs <= 0 ? setImmediate(run) : setTimeout(run, Math.min(waitMs, PATCH_INTERVAL_MS));
  }

  #flush(watched: Watched, heartbeat: boolean): void {
    const now = this.#parts.clock.now();
    watched.dirty = false;
    try {
      const patch = watched.view.refresh(now, heartbeat);
      if (patch !== undefined) {
        watched.sentAt = now;
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
    if (this.#watched.size > 0) {
      const moved = new Set<number>();
      state.cube.unitsMoved(this.#tickedAt, now, moved);
      const { zone } = state.reference;
      if (dayOf(zone, this.#tickedAt) !== dayOf(zone, now)) this.#markMoved("all");
      else if (moved.size > 0) this.#markMoved(moved);
      for (const watched of this.#watched.values()) {
        const due = now - watched.beatAt >= HEARTBEAT_MS && now - watched.sentAt >= PATCH_INTERVAL_MS;
        if (due && watched.timer === null) this.#flush(watched, true);
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
