import { expect } from "vitest";
import type { Batch, CloudEvent } from "./dossier-lives.test-support.ts";

export interface Acknowledgement {
  readonly ok: true;
  readonly accepted: number;
  readonly duplicates: number;
  readonly rejected: readonly { readonly index: number }[];
}

interface Fate {
  accepted: number;
  acknowledgements: number;
  /** Times it was sent and the feed cannot know whether it was taken. */
  unknown: number;
}

/** What became of every batch, over all nodes and lives of nodes. */
export class Journal {
  readonly #fates = new Map<Batch, Fate>();
  #acknowledgedEvents = 0;
  #timesPutOff = 0;

  /** Events of batches that were acknowledged. */
  get acknowledgedEvents(): number {
    return this.#acknowledgedEvents;
  }

  /** Times that a node said `overloaded` or `unavailable`. */
  get timesPutOff(): number {
    return this.#timesPutOff;
  }

  /** Whether each time the batch was sent the answer said what became of it. */
  isCertain(batch: Batch): boolean {
    return this.#fateOf(batch).unknown === 0;
  }

  /** How many of the batch's events the acknowledgements count as new. */
  accepted(batch: Batch): number {
    return this.#fateOf(batch).accepted;
  }

  sent(batch: Batch): void {
    if (!this.#fates.has(batch)) this.#fates.set(batch, { accepted: 0, acknowledgements: 0, unknown: 0 });
  }

  /** Nothing came back. */
  unknown(batch: Batch): void {
    this.#fateOf(batch).unknown += 1;
  }

  /** Of an overloaded node nothing was taken; a commit that failed for its node may have been one all the same. */
  putOff(batch: Batch, code: "overloaded" | "unavailable"): void {
    this.#timesPutOff += 1;
    if (code === "unavailable") this.unknown(batch);
  }

  /** Holds an answer against what is known of the batch: no event is new twice. */
  acknowledged(batch: Batch, { accepted, duplicates, rejected }: Acknowledgement): void {
    const fate = this.#fateOf(batch);
    const good = batch.events.length - batch.refused;
    expect(rejected).toHaveLength(batch.refused);
    expect(accepted + duplicates).toBe(good);
    fate.accepted += accepted;
    expect(fate.accepted).toBeLessThanOrEqual(good);
    if (fate.acknowledgements === 0) this.#acknowledgedEvents += good;
    fate.acknowledgements += 1;
  }

  /** Every batch was acknowledged; one whose answers were all certain was counted as new exactly once. */
  expectComplete(): void {
    for (const [batch, { accepted, acknowledgements, unknown }] of this.#fates) {
      expect(acknowledgements).toBeGreaterThan(0);
      if (unknown === 0) expect(accepted).toBe(batch.events.length - batch.refused);
    }
  }

  /** All events that were sent and are not to be refused. */
  goodEvents(): CloudEvent[] {
    return [...this.#fates.keys()].flatMap(({ events }) => events.filter(({ data }) => data["components"] !== "some"));
  }

  #fateOf(batch: Batch): Fate {
    const fate = this.#fates.get(batch);
    if (fate === undefined) throw new Error("this batch was never sent");
    return fate;
  }
}
