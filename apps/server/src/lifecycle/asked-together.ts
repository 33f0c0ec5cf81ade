interface Waiting<Question, Answer> {
  readonly question: Question;
  resolve(answer: Answer): void;
  reject(error: unknown): void;
}

/** Ways on which something is asked at the same time: one answer that is long in coming holds up nobody by itself. */
const WAYS = 2;

/**
 * Asks in one go what many ask one by one. Whoever comes while all ways are taken waits for the next one to be free, so
 * the more come the more are asked together, and nobody is answered by what was looked up before they asked.
 */
export class AskedTogether<Question, Answer> {
  readonly #ask: (questions: readonly Question[]) => Promise<readonly Answer[]>;
  readonly #most: number;
  readonly #waiting: Waiting<Question, Answer>[] = [];
  #asking = 0;

  /**
   * @param ask answers each question in its place
   * @param most questions in one go
   */
  constructor(ask: (questions: readonly Question[]) => Promise<readonly Answer[]>, most: number) {
    this.#ask = ask;
    this.#most = most;
  }

  ask(question: Question): Promise<Answer> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ question, resolve, reject });
      if (this.#asking < WAYS) void this.#next();
    });
  }

  async #next(): Promise<void> {
    this.#asking += 1;
    while (this.#waiting.length > 0) {
      const some = this.#waiting.splice(0, this.#most);
      try {
        const answers = await this.#ask(some.map(({ question }) => question));
        for (const [place, { resolve }] of some.entries()) resolve(answers[place] as Answer);
      } catch (error) {
        for (const { reject } of some) reject(error);
      }
    }
    this.#asking -= 1;
  }
}
