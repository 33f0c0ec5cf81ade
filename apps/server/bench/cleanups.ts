/** What has to be undone at the end, however a benchmark ends: the last one made is undone first. */
export class Cleanups {
  readonly #steps: (() => Promise<unknown>)[] = [];

  add(step: () => Promise<unknown>): void {
    this.#steps.push(step);
  }

  /** Undoes everything; what fails is told and does not keep the rest from being undone. */
  async run(): Promise<void> {
    for (let step = this.#steps.pop(); step !== undefined; step = this.#steps.pop()) {
      await step().catch((error: unknown) => process.stderr.write(`not cleaned up: ${String(error)}\n`));
    }
  }
}
