import { io } from "socket.io-client";
import { expect } from "vitest";
import type { Batch } from "./dossier-stream.test-support.ts";

interface Answer {
  readonly ok: boolean;
  readonly accepted: number;
  readonly duplicates: number;
  readonly rejected: readonly unknown[];
}

const IN_FLIGHT = 3;

/** Which batches were acknowledged, over all the lives of a server, and whether each answer is one that may be. */
export class Journal {
  readonly #acknowledged = new Set<Batch>();
  #answersLeft = 0;
  #then: () => void = () => undefined;
  /** Events that the acknowledgements count as new. */
  accepted = 0;

  isAcknowledged(batch: Batch): boolean {
    return this.#acknowledged.has(batch);
  }

  /** Calls `then` once, at the `count`-th answer from now on: others are on their way then. */
  atAnswer(count: number, then: () => void): void {
    this.#answersLeft = count;
    this.#then = then;
  }

  /** An acknowledged batch is known to the last event; any other was taken as a whole or not at all. */
  note(batch: Batch, answer: Answer): void {
    expect(answer.ok).toBe(true);
    const good = batch.events.length - batch.refused;
    expect(answer.rejected).toHaveLength(batch.refused);
    expect(answer.accepted + answer.duplicates).toBe(good);
    if (this.#acknowledged.has(batch)) expect(answer.duplicates).toBe(good);
    else expect([0, good]).toContain(answer.accepted);
    this.accepted += answer.accepted;
    this.#acknowledged.add(batch);
    this.#answersLeft -= 1;
    if (this.#answersLeft === 0) this.#then();
  }
}

/**
 * Sends batches, each over its feed's own connection, several at once. Resolves when all are answered or the server
 * is gone; what was answered is in the journal.
 */
export async function send(
  url: string,
  tokens: ReadonlyMap<string, string>,
  batches: readonly Batch[],
  journal: Journal,
): Promise<void> {
  const units = [...new Set(batches.map(({ unit }) => unit))];
  await Promise.all(
    units.map((unit) =>
      sendOver(
        url,
        tokens.get(unit) ?? "",
        batches.filter((batch) => batch.unit === unit),
        journal,
      ),
    ),
  );
}

function sendOver(url: string, token: string, batches: readonly Batch[], journal: Journal): Promise<void> {
  const socket = io(`${url}/feed`, { auth: { token }, transports: ["websocket"], reconnection: false, forceNew: true });
  return new Promise<void>((done, fail) => {
    let next = 0;
    let waiting = 0;
    const advance = (): void => {
      while (waiting < IN_FLIGHT && next < batches.length) emit(batches[next++]);
      if (waiting === 0) done();
    };
    const emit = (batch: Batch | undefined): void => {
      if (batch === undefined) return;
      waiting += 1;
      socket.emit("events", batch.events, (answer: Answer) => {
        waiting -= 1;
        try {
          journal.note(batch, answer);
        } catch (error) {
          fail(error instanceof Error ? error : new Error(String(error)));
        }
        advance();
      });
    };
    socket.on("connect", advance);
    socket.on("connect_error", (error) => (error.message === "unauthenticated" ? fail(error) : done()));
    socket.on("disconnect", () => done());
  }).finally(() => socket.disconnect());
}
