/** What comes of something that stops now and then, run to its end in one go. */
export function finished<T>(running: Generator<void, T>): T {
  for (;;) {
    const { done, value } = running.next();
    if (done) return value;
  }
}
