import { PatchPace } from "./patch-pace.ts";
import type { View } from "./view.ts";

/** How often time going by is told when nothing else happens. */
const HEARTBEAT_MS = 30_000;

/** A view, who waits for it, and when its turn comes to be brought up to date. */
export class WatchedView {
  readonly view: View;
  /** Something may have moved since it was computed. */
  isDirty = false;
  /** It stands in line for its turn. */
  isQueued = false;
  /** In its turn it tells that time goes by, even if nothing else has changed. */
  isBeating = false;
  /** Since when nobody watches; nothing is computed then. */
  unwatchedAt: number | null;
  /** When it was last asked whether the clock alone has changed it. */
  dueCheckedAt: number;
  readonly #enqueue: (watched: WatchedView) => void;
  readonly #pace = new PatchPace();
  #waiting: (() => void)[] = [];
  #timer: NodeJS.Timeout | NodeJS.Immediate | null = null;
  #beatAt: number;
  #restMs = 0;

  constructor(view: View, now: number, enqueue: (watched: WatchedView) => void) {
    this.view = view;
    this.unwatchedAt = now;
    this.dueCheckedAt = now;
    this.#beatAt = now;
    this.#enqueue = enqueue;
  }

  /** Nobody watches it and nobody is about to. */
  get isIdle(): boolean {
    return this.unwatchedAt !== null && this.#waiting.length === 0;
  }

  /** Its turn is to come. */
  get isExpected(): boolean {
    return this.isQueued || this.#timer !== null;
  }

  /** It has moved: its turn comes as soon as the pace of its patches allows. */
  changed(now: number): void {
    this.isDirty = true;
    if (this.isIdle) return;
    // What standing in line meets is told in the same patch: it is no change of its own for the pace.
    if (this.isQueued) return;
    const wasStream = this.#pace.isStream(now);
    this.#pace.changed(now);
    // Where single changes become a stream, the one that waits has to wait as long as those of a stream.
    if (this.#timer === null || (!wasStream && this.#pace.isStream(now))) this.#schedule(now);
  }

  /** `done` is called in its next turn, when it is told as of a moment not before now. */
  wait(now: number, done: () => void): void {
    this.#waiting.push(done);
    this.isDirty = true;
    if (!this.isExpected) this.#schedule(now);
  }

  /** Its turn is over; those who wait are served. */
  serve(): void {
    for (const done of this.#waiting.splice(0)) done();
  }

  /** A patch went out. */
  sent(now: number): void {
    this.#pace.sent(now);
    this.#beatAt = now;
  }

  /** After a patch it shall rest so long, whatever changes. */
  rest(restMs: number): void {
    this.#restMs = restMs;
  }

  /** Nothing was told for so long that it is time to tell that time goes by. */
  mayBeat(now: number): boolean {
    return now - this.#beatAt >= HEARTBEAT_MS && this.#pace.waitMs(now) <= 0;
  }

  cancel(): void {
    if (this.#timer === null) return;
    clearTimeout(this.#timer as NodeJS.Timeout);
    clearImmediate(this.#timer as NodeJS.Immediate);
    this.#timer = null;
  }

  #schedule(now: number): void {
    this.cancel();
    const waitMs = Math.max(this.#pace.waitMs(now), this.#pace.sinceSentMs(now, this.#restMs));
    const enqueue = (): void => {
      this.#timer = null;
      this.#enqueue(this);
    };
    // The first change goes out at once, behind whatever else this turn of the event loop brings.
    this.#timer = waitMs > 0 ? setTimeout(enqueue, waitMs) : setImmediate(enqueue);
  }
}
