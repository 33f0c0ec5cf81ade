import { setImmediate as nextTurn } from "node:timers/promises";

/** So long others may wait for the thread. */
const SLICE_MS = 10;

/** More waits than may: try again in a while. */
export class LaneFull extends Error {
  readonly retryAfterMs = 2000;

  constructor() {
    super("too much is being worked out");
    this.name = "LaneFull";
  }
}

interface Waiting {
  /** Does the work, and settles for whoever waits for it. */
  readonly begin: () => Promise<void>;
}

/**
 * Long work on the one thread: one piece after the other, each in slices between which everything else has its turn. Two
 * at a time would take two slices of each turn. Those who ask stand in lines that are served in turn, so that the many of
 * one do not hold up those of another. In each line so much may wait, and no more.
 */
export class ThreadLane<Line extends string> {
  readonly #most: number;
  readonly #lines = new Map<Line, Waiting[]>();
  #isBusy = false;

  /** @param most in each line, that which is being done included */
  constructor(most: number) {
    this.#most = most;
  }

  /** @param work stops now and then; it must not wait for the lane itself */
  run<T>(line: Line, work: () => Generator<void, T>): Promise<T> {
    const waiting = this.#lines.get(line) ?? [];
    if (waiting.length >= this.#most) return Promise.reject(new LaneFull());
    this.#lines.set(line, waiting);
    return new Promise<T>((resolve, reject) => {
      waiting.push({ begin: () => runInSlices(work).then(resolve, reject) });
      if (!this.#isBusy) void this.#serve();
    });
  }

  async #serve(): Promise<void> {
    this.#isBusy = true;
    for (let next = this.#next(); next !== undefined; next = this.#next()) {
      const [line, waiting] = next;
      await waiting[0]?.begin();
      waiting.shift();
      // It stands behind all others now.
      this.#lines.delete(line);
      if (waiting.length > 0) this.#lines.set(line, waiting);
    }
    this.#isBusy = false;
  }

  #next(): [Line, Waiting[]] | undefined {
    const [next] = this.#lines;
    return next;
  }
}

async function runInSlices<T>(work: () => Generator<void, T>): Promise<T> {
  const running = work();
  let begunAt = performance.now();
  for (;;) {
    const { done, value } = running.next();
    if (done) return value;
    if (performance.now() - begunAt < SLICE_MS) continue;
    await nextTurn();
    begunAt = performance.now();
  }
}
