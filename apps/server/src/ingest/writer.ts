/**
 * One writer at a time: commits of events and changes of reference data take turns, so that what a commit was checked
 * against is what is in force when it is committed, and memory follows the database in commit order.
 */
export class Writer {
  #last: Promise<unknown> = Promise.resolve();

  run<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#last.then(work, work);
    this.#last = turn.catch(() => undefined);
    return turn;
  }

  /** Resolves when all that was asked for so far is done. */
  async drain(): Promise<void> {
    await this.#last;
  }
}
