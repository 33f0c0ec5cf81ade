/** Below this the device's clock is as good as the network's delay lets us tell. */
const TOLERATED_MS = 2_000;

/**
 * How far the server's clock is ahead, judged by a document's `asOf`.
 *
 * A patch was computed just now, so its `asOf` is the server's time. A board that was subscribed may have been computed
 * a while ago: it only shows that the server is not behind it.
 */
export function serverAheadMs(asOf: string, deviceMs: number, justComputed: boolean, knownMs: number): number {
  const seenMs = Date.parse(asOf) - deviceMs;
  if (Number.isNaN(seenMs)) return knownMs;
  const aheadMs = justComputed ? seenMs : Math.max(seenMs, knownMs);
  return Math.abs(aheadMs) < TOLERATED_MS ? 0 : aheadMs;
}
