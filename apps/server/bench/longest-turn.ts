export interface Turns<T> {
  readonly value: T;
  /** Processor time of the thread, ms: what else runs on the machine is not in it. */
  readonly tookMs: number;
  /** Of a single turn, the longest: nothing else had the thread meanwhile. */
  readonly longestMs: number;
}

/** Does something in turns with everything else, and tells how long they were. */
export async function longestTurn<T>(work: () => Promise<T>): Promise<Turns<T>> {
  let longestMs = 0;
  let isDone = false;
  const startedAt = threadMs();
  let lastAt = startedAt;
  const look = (): void => {
    const now = threadMs();
    longestMs = Math.max(longestMs, now - lastAt);
    lastAt = now;
    if (!isDone) setImmediate(look);
  };
  setImmediate(look);
  const value = await work();
  isDone = true;
  look();
  return { value, tookMs: lastAt - startedAt, longestMs };
}

function threadMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}
