const NAME = "ioc.desk.notify";

/**
 * Has one of all tabs of this browser do something until it is ended, so that nothing is told twice; when that tab closes,
 * another one goes on.
 *
 * @param start begins it, and returns what ends it
 */
export function inOneTab(ended: AbortSignal, start: () => () => void): void {
  const whileHeld = (): Promise<void> =>
    new Promise((done) => {
      const end = start();
      ended.addEventListener("abort", () => {
        end();
        done();
      });
    });
  // Whoever ends it before its turn has come is told so by a refusal.
  window.navigator.locks.request(NAME, { signal: ended }, whileHeld).catch(() => undefined);
}
