/**
 * Work that is done whenever somebody asks for it, never twice at the same time. What is asked for while it is done may
 * have come too late for it, so it is done once more afterwards.
 */
export class OneAtATime {
  readonly #work: () => Promise<void>;
  #running: Promise<void> | null = null;
  #again = false;

  /** @param work rejects nothing */
  constructor(work: () => Promise<void>) {
    this.#work = work;
  }

  /** Resolves with the turn that is under way, or begins now. */
  ask(): Promise<void> {
    if (this.#running !== null) {
      this.#again = true;
      return this.#running;
    }
    this.#running = this.#work().finally(() => {
      this.#running = null;
      if (!this.#again) return;
      this.#again = false;
      void this.ask();
    });
    return this.#running;
  }

  /** Resolves when everything that was asked for is done. */
  async idle(): Promise<void> {
    while (this.#running !== null) await this.#running;
  }
}
