import { describe, expect, it } from "vitest";
import type { WallPlace } from "../live/wall-place.ts";
import { createWallStore } from "../live/wall-store.ts";
import { createPastReader } from "./past-reader.ts";
import type { PastRequest } from "./past-request.ts";

const PLACE: WallPlace = { unit: "SG", scene: "overview", needs: ["board", "overview"] };

interface Asked {
  readonly request: PastRequest;
  answer(document: unknown): void;
  refuse(error: Error): void;
}

function opened() {
  const store = createWallStore(0);
  const asked: Asked[] = [];
  const failures: unknown[] = [];
  const reader = createPastReader({
    store,
    ask: (request) => new Promise((answer, refuse) => asked.push({ request, answer, refuse })),
    failed: (error) => failures.push(error),
  });
  return { store, asked, failures, reader };
}

/** Lets what was answered be taken. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
}

describe("reading the past", () => {
  it("shows nothing until all documents of the moment are there", async () => {
    const { store, asked, reader } = opened();
    reader.show(PLACE, 1_000);
    asked[0]?.answer({ version: "b" });
    await settled();
    expect(store.getState().shown).toBeUndefined();
    asked[1]?.answer({ version: "o" });
    await settled();
    expect(store.getState()).toMatchObject({
      standsAtMs: 1_000,
      shown: { place: PLACE, documents: { board: { version: "b" }, overview: { version: "o" } } },
    });
  });

  it("asks of all moments that are passed meanwhile for the last alone", async () => {
    const { store, asked, reader } = opened();
    for (const atMs of [1_000, 2_000, 3_000, 4_000]) reader.show(PLACE, atMs);
    for (const one of asked.splice(0)) one.answer({ version: "1" });
    await settled();
    expect(asked.map(({ request }) => request.query["at"])).toEqual(Array(2).fill(new Date(4_000).toISOString()));
    for (const one of asked.splice(0)) one.answer({ version: "4" });
    await settled();
    expect(store.getState().standsAtMs).toBe(4_000);
  });

  it("keeps what is shown when a moment cannot be had, and says so", async () => {
    const { store, asked, failures, reader } = opened();
    reader.show(PLACE, 1_000);
    for (const one of asked.splice(0)) one.answer({ version: "1" });
    await settled();
    reader.show(PLACE, 2_000);
    asked[0]?.refuse(new Error("gone"));
    asked[1]?.answer({ version: "2" });
    await settled();
    expect(store.getState().standsAtMs).toBe(1_000);
    expect(failures).toEqual([new Error("gone")]);
  });

  it("that was stopped shows nothing any more", async () => {
    const { store, asked, failures, reader } = opened();
    reader.show(PLACE, 1_000);
    reader.stop();
    for (const one of asked.splice(0)) one.answer({ version: "1" });
    await settled();
    expect(store.getState().shown).toBeUndefined();
    expect(failures).toEqual([]);
  });
});
