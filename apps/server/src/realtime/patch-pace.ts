import { MAX_PATCHES_PER_SECOND } from "@ioc/protocol/live.ts";

/** Patches of a stream are a fifth of a second apart and a little more, so that delivery cannot push six into one. */
const STREAM_GAP_MS = 205;
const STREAM_SECOND_MS = 1025;
/** Changes that come no faster than patches may are told as they come, within what a second holds. */
const SINGLE_SECOND_MS = 1000;
const SINGLE_GAP_MS = 150;
/**
 * Six changes within this time are a stream. Five changes a second, each some tens of milliseconds sooner or later than
 * even, are none: the pace of a stream would hold back every one of them.
 */
const STREAM_WITHIN_MS = 860;

/** When the next patch of a document may go out: the first at once, and five in any second. */
export class PatchPace {
  readonly #sent: number[] = [];
  readonly #changes: number[] = [];

  changed(now: number): void {
    remember(this.#changes, now, MAX_PATCHES_PER_SECOND + 1);
  }

  sent(now: number): void {
    remember(this.#sent, now, MAX_PATCHES_PER_SECOND);
  }

  /** More changes come than patches may go out. */
  isStream(now: number): boolean {
    const sixth = this.#changes.at(-MAX_PATCHES_PER_SECOND - 1);
    return sixth !== undefined && now - sixth < STREAM_WITHIN_MS;
  }

  /** How long until `restMs` have gone by since the last patch. */
  sinceSentMs(now: number, restMs: number): number {
    return Math.min((this.#sent.at(-1) ?? Number.NEGATIVE_INFINITY) + restMs - now, restMs);
  }

  /** How long to wait, in ms; 0 or less: not at all. */
  waitMs(now: number): number {
    const last = this.#sent.at(-1) ?? Number.NEGATIVE_INFINITY;
    const fifth = this.#sent.at(-MAX_PATCHES_PER_SECOND) ?? Number.NEGATIVE_INFINITY;
    const earliest = this.isStream(now)
      ? Math.max(last + STREAM_GAP_MS, fifth + STREAM_SECOND_MS)
      : Math.max(last + SINGLE_GAP_MS, fifth + SINGLE_SECOND_MS);
    // A clock that was set back must not silence the document.
    return Math.min(earliest - now, STREAM_SECOND_MS);
  }
}

function remember(times: number[], now: number, most: number): void {
  times.push(now);
  if (times.length > most) times.shift();
}
