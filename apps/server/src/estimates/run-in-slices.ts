import { setImmediate as nextTurn } from "node:timers/promises";

/** So long others may wait for the thread. */
const SLICE_MS = 10;

/** Runs what stops now and then, and lets others have the thread when it has had it for long enough. */
export async function runInSlices<T>(work: Generator<void, T>): Promise<T> {
  let begunAt = performance.now();
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
    if (performance.now() - begunAt < SLICE_MS) continue;
    await nextTurn();
    begunAt = performance.now();
  }
}
