import { setTimeout as sleep } from "node:timers/promises";

const pollMs = 100;
const sayWhyAfterMs = 15_000;

/**
 * Asks `/readyz` until it answers 200 or `signal` aborts; now and then says what it is waiting for.
 * @param {string} url
 * @param {AbortSignal} signal
 * @returns {Promise<boolean>} false when aborted
 */
export async function untilReady(url, signal) {
  let silentSince = performance.now();
  while (!signal.aborted) {
    const answer = await ask(url, signal);
    if (answer === "ready") return true;
    if (performance.now() - silentSince > sayWhyAfterMs) {
      process.stdout.write(`Still waiting for the server: ${answer}\n`);
      silentSince = performance.now();
    }
    await sleep(pollMs, undefined, { signal }).catch(() => undefined);
  }
  return false;
}

/** @param {string} url @param {AbortSignal} signal @returns {Promise<string>} `ready`, or why not */
async function ask(url, signal) {
  try {
    const response = await fetch(`${url}/readyz`, { signal });
    const body = await response.text();
    return response.status === 200 ? "ready" : body;
  } catch (error) {
    return error instanceof Error && error.cause instanceof Error ? error.cause.message : String(error);
  }
}
