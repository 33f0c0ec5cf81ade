/** Resolves after a while; rejects when the signal is given up before. */
export function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const over = (): void => {
      clearTimeout(timer);
      reject(signal.reason);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener("abort", over);
      resolve();
    }, ms);
    if (signal.aborted) over();
    else signal.addEventListener("abort", over, { once: true });
  });
}
