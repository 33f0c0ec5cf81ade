import { Worker } from "node:worker_threads";
import type { LetterContent } from "./letter-content.ts";

const THREAD = new URL("./letter-worker.ts", import.meta.url);
const MOST_WAITING = 20;

/**
 * Writes letters on a thread, one after the other: one with a long list takes a second of computing, for which this
 * thread would answer nobody.
 */
export class LetterThread {
  readonly #mostWaiting: number;
  #waiting = 0;
  #last: Promise<unknown> = Promise.resolve();

  constructor(mostWaiting = MOST_WAITING) {
    this.#mostWaiting = mostWaiting;
  }

  /** The letter as a DOCX file; undefined: too many wait already. */
  async write(content: LetterContent): Promise<Buffer | undefined> {
    if (this.#waiting >= this.#mostWaiting) return undefined;
    this.#waiting += 1;
    const letter = this.#last.then(() => writeOnThread(content));
    this.#last = letter.catch(() => undefined);
    try {
      return await letter;
    } finally {
      this.#waiting -= 1;
    }
  }
}

function writeOnThread(content: LetterContent): Promise<Buffer> {
  return new Promise((done, fail) => {
    const worker = new Worker(THREAD, { workerData: content });
    worker.unref();
    worker.once("message", (bytes: Uint8Array) => done(Buffer.from(bytes)));
    worker.once("error", fail);
    worker.once("exit", (code) => fail(new Error(`the letters' thread ended (${code})`)));
  });
}
