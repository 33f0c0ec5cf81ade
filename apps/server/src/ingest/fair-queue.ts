/** What waits, of whom, and how much it weighs. */
export interface Waiting {
  readonly feed: number;
  /** Events in it, above 0. */
  readonly weight: number;
}

export interface FairQueueLimits {
  /** Events that may wait together; a feed with nothing waiting may still put in one batch, up to twice as many. */
  readonly queued: number;
  /** Share of `queued` that one feed may take. */
  readonly share: number;
}

interface Line<W> {
  readonly feed: number;
  readonly waiting: W[];
  weight: number;
  /** Events that it may still give in this round (deficit round robin). */
  credit: number;
}

/** What a line may give in each round: below the largest batch, so that small batches pass large ones. */
const QUANTUM = 250;

/**
 * A bounded queue with one line for each feed, served in turn by weight: a feed that floods waits behind itself, not in
 * front of the others.
 */
export class FairQueue<W extends Waiting> {
  readonly #limits: FairQueueLimits;
  readonly #lines = new Map<number, Line<W>>();
  #weight = 0;

  constructor(limits: FairQueueLimits) {
    this.#limits = limits;
  }

  /** Events that wait. */
  get weight(): number {
    return this.#weight;
  }

  /** False when too much waits already; then nothing was taken. */
  offer(item: W): boolean {
    const line = this.#lines.get(item.feed);
    const { queued, share } = this.#limits;
    const after = this.#weight + item.weight;
    if (line === undefined || line.weight === 0) {
      if (after > 2 * queued && this.#weight > 0) return false;
    } else if (after > queued || line.weight + item.weight > queued * share) return false;
    this.#weight = after;
    if (line === undefined) {
      this.#lines.set(item.feed, { feed: item.feed, waiting: [item], weight: item.weight, credit: 0 });
    } else {
      line.waiting.push(item);
      line.weight += item.weight;
    }
    return true;
  }

  /**
   * Takes up to `most` events, or one batch that is larger by itself, from the lines in turn.
   *
   * @param isHeld feeds whose turn has to wait
   */
  take(most: number, isHeld: (feed: number) => boolean): W[] {
    const taken: W[] = [];
    let weight = 0;
    let isFull = false;
    while (!isFull) {
      let found = false;
      for (const line of [...this.#lines.values()]) {
        if (isHeld(line.feed)) continue;
        line.credit += QUANTUM;
        for (let next = line.waiting[0]; next !== undefined; next = line.waiting[0]) {
          found = true;
          if (next.weight > line.credit) break;
          if (taken.length > 0 && weight + next.weight > most) {
            isFull = true;
            break;
          }
          line.waiting.shift();
          line.credit -= next.weight;
          line.weight -= next.weight;
          weight += next.weight;
          taken.push(next);
        }
        // The line goes to the end; one with nothing in it keeps no credit for later.
        this.#lines.delete(line.feed);
        if (line.waiting.length > 0) this.#lines.set(line.feed, line);
        if (isFull || weight >= most) {
          isFull = true;
          break;
        }
      }
      if (!found) break;
    }
    this.#weight -= weight;
    return taken;
  }
}
