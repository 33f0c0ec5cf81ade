import { randomBytes } from "node:crypto";
import { dayOf } from "@ioc/domain/time/zone.ts";
import type { Logger } from "pino";
import type { LiveBoards } from "../boards/live-boards.ts";
import type { Clock } from "../lifecycle/clock.ts";
import type { Service } from "../lifecycle/service.ts";
import { View, type ViewPatch, type ViewSource } from "./view.ts";
import { ViewCheck } from "./view-check.ts";
import type { ViewMeter } from "./view-meter.ts";
import { WatchedView } from "./watched-view.ts";

const TICK_MS = 500;
/** How often documents are asked whether time alone has changed them. */
const DUE_MS = 5000;
/** How long a document that nobody watches is kept, for those who come back. */
const UNWATCHED_MS = 30_000;
const MOST_UNWATCHED = 32;
/** Documents watched at the same time; beyond it newcomers are refused. */
const MOST_WATCHED = 8000;
/** How many of them there may be for somebody who is not signed in to add one: nobody locks out those who are. */
const MOST_FOR_ANYBODY = 2000;
/**
 * A document that takes long to compute is computed the more rarely: most of the time belongs to everybody else. And no
 * more than half of the time goes into telling it, however many watch it.
 */
const REST_FOR_COMPUTING = 4;
const REST_FOR_SENDING = 2;

export interface ViewHubParts {
  readonly boards: LiveBoards;
  readonly clock: Clock;
  readonly log: Logger;
  readonly meter?: ViewMeter | undefined;
  /** Sends a patch to all who watch, and returns how many they are. */
  send(key: string, patch: ViewPatch): number;
}

/**
 * Keeps one view for each document that somebody watches: brings it up to date when it has moved, by an event or by the
 * clock alone, and tells everybody the difference, the first at once and then at most five in any second.
 */
export class ViewHub implements Service {
  readonly id = "views";
  readonly #parts: ViewHubParts;
  readonly #watched = new Map<string, WatchedView>();
  readonly #check: ViewCheck;
  readonly #ready: WatchedView[] = [];
  #pumping = false;
  readonly #ticker: NodeJS.Timeout;
  readonly #unsubscribe: () => void;
  #tickedAt: number;
  #isStopped = false;

  constructor(parts: ViewHubParts) {
    this.#parts = parts;
    this.#check = new ViewCheck(parts.log);
    this.#tickedAt = parts.clock.now();
    // A unit that was unknown may be known now: documents that follow nothing cannot tell by themselves.
    this.#unsubscribe = parts.boards.state.onChange((units) => {
      if (units !== "all") return;
      const now = parts.clock.now();
      for (const watched of this.#watched.values()) if (!watched.isDirty) watched.changed(now);
    });
    this.#ticker = setInterval(() => this.#tick(), TICK_MS);
    this.#ticker.unref();
  }

  /**
   * Gives the view as of now to `join`, in the version that all its watchers hold, and counts a watcher if it returns
   * true. Whoever comes while the document is up to date costs no computing, and all who come while it is not share one.
   */
  async watch(
    source: ViewSource,
    join: (view: View) => boolean,
    isSignedIn = true,
  ): Promise<"joined" | "unknown" | "full"> {
    if (this.#isStopped) return "full";
    const now = this.#parts.clock.now();
    let watched = this.#watched.get(source.key);
    if (watched === undefined) {
      if (this.#watched.size >= (isSignedIn ? MOST_WATCHED : MOST_FOR_ANYBODY)) return "full";
      watched = this.#open(source, now);
      if (watched === undefined) return "unknown";
    } else {
      // What the clock alone has moved must be in what a newcomer is given.
      this.#parts.boards.advance(now);
      if (watched.isDirty || watched.view.document.isDue(now)) {
        await this.#settled(watched, join);
        return "joined";
      }
    }
    this.#join(watched, join);
    return "joined";
  }

  /** Nobody watches the document any more. */
  unwatched(key: string): void {
    const watched = this.#watched.get(key);
    if (watched === undefined) return;
    watched.unwatchedAt = this.#parts.clock.now();
    const unwatched = [...this.#watched].filter(([, one]) => one.isIdle);
    // The map is in the order in which they were first watched: the oldest go.
    for (const [oldest, one] of unwatched.slice(0, Math.max(0, unwatched.length - MOST_UNWATCHED))) {
      this.#drop(oldest, one);
    }
    this.#count();
  }

  viewOf(key: string): View | undefined {
    return this.#watched.get(key)?.view;
  }

  get size(): number {
    return this.#watched.size;
  }

  stop(): Promise<void> {
    this.#isStopped = true;
    clearInterval(this.#ticker);
    this.#unsubscribe();
    this.#ready.length = 0;
    for (const [key, watched] of this.#watched) {
      watched.serve();
      this.#drop(key, watched);
    }
    return Promise.resolve();
  }

  #open(source: ViewSource, now: number): WatchedView | undefined {
    let watched: WatchedView | undefined;
    const startedAt = performance.now();
    const document = source.open(() => watched?.changed(this.#parts.clock.now()));
    const content = document.refresh(now);
    if (content === undefined) {
      document.close();
      return undefined;
    }
    const view = new View(source, document, content, randomBytes(6).toString("base64url"));
    watched = new WatchedView(view, now, (one) => this.#enqueue(one));
    this.#watched.set(source.key, watched);
    this.#parts.meter?.computed((performance.now() - startedAt) / 1000);
    return watched;
  }

  #join(watched: WatchedView, join: (view: View) => boolean): void {
    if (!join(watched.view)) return;
    watched.unwatchedAt = null;
    this.#count();
  }

  #drop(key: string, watched: WatchedView): void {
    watched.cancel();
    watched.view.document.close();
    this.#watched.delete(key);
  }

  #count(): void {
    let count = 0;
    for (const { unwatchedAt } of this.#watched.values()) if (unwatchedAt === null) count += 1;
    this.#parts.meter?.watched(count);
  }

  /** Joins when the document is told as of a moment not before this call. */
  #settled(watched: WatchedView, join: (view: View) => boolean): Promise<void> {
    return new Promise((done) => {
      watched.wait(this.#parts.clock.now(), () => {
        this.#join(watched, join);
        done();
      });
    });
  }

  /** One document for each turn of the event loop, so that many together never hold up the events. */
  #enqueue(watched: WatchedView): void {
    watched.cancel();
    if (watched.isQueued) return;
    watched.isQueued = true;
    this.#ready.push(watched);
    if (this.#pumping) return;
    this.#pumping = true;
    this.#pump();
  }

  #pump(): void {
    const watched = this.#ready.shift();
    if (watched !== undefined) {
      if (this.#watched.get(watched.view.source.key) === watched) this.#flush(watched);
    }
    if (this.#ready.length > 0) setImmediate(() => this.#pump());
    else this.#pumping = false;
  }

  #flush(watched: WatchedView): void {
    const { boards, clock, log, meter } = this.#parts;
    const now = clock.now();
    const { key } = watched.view.source;
    const startedAt = performance.now();
    const cpuBefore = process.cpuUsage();
    let computedMs: number | undefined;
    // What this moves in the document itself is told in this turn, since it still stands in line.
    boards.advance(now);
    watched.isQueued = false;
    watched.isDirty = false;
    try {
      const patch = watched.view.refresh(now, watched.isBeating);
      computedMs = cpuMs(cpuBefore);
      meter?.computed((performance.now() - startedAt) / 1000);
      if (patch !== undefined) {
        watched.sent(now);
        const deliveries = this.#parts.send(key, patch);
        meter?.patchSent(deliveries);
      }
    } catch (error) {
      watched.isDirty = true;
      log.error({ err: error, key }, "a live document could not be computed");
    }
    // What it brought up to date itself needs no second look.
    watched.isBeating = false;
    watched.dueCheckedAt = now;
    // By the processor's time: while others have it, waiting longer would help nobody.
    const spentMs = cpuMs(cpuBefore);
    const sendingMs = spentMs - (computedMs ?? spentMs);
    watched.rest((computedMs ?? spentMs) * REST_FOR_COMPUTING + sendingMs * REST_FOR_SENDING);
    watched.serve();
    if (!watched.isDirty && this.#check.look(watched.view, now)) watched.changed(now);
  }

  /** Deadlines pass, lines fall silent and days end without any event: this looks for it. */
  #tick(): void {
    const { boards, clock } = this.#parts;
    const now = clock.now();
    for (const [key, watched] of this.#watched) {
      if (watched.isIdle && now - (watched.unwatchedAt ?? now) > UNWATCHED_MS) this.#drop(key, watched);
    }
    boards.advance(now);
    const { zone } = boards.state.reference;
    const isNewDay = dayOf(zone, this.#tickedAt) !== dayOf(zone, now);
    this.#tickedAt = now;
    for (const watched of this.#watched.values()) {
      if (watched.unwatchedAt !== null || watched.isExpected) continue;
      if (isNewDay || Math.abs(now - watched.dueCheckedAt) >= DUE_MS) {
        watched.dueCheckedAt = now;
        if (watched.view.document.isDue(now)) {
          watched.changed(now);
          continue;
        }
      }
      if (!watched.mayBeat(now)) continue;
      watched.isBeating = true;
      this.#enqueue(watched);
    }
  }
}

function cpuMs(since: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(since);
  return (user + system) / 1000;
}
