import type { WallDocuments } from "../live/wall-document.ts";
import type { WallPlace } from "../live/wall-place.ts";
import type { WallStore } from "../live/wall-store.ts";
import { type PastRequest, pastRequest } from "./past-request.ts";
import { withoutFeedStates } from "./without-feed-states.ts";

export interface PastReader {
  /** Shows a place as it stood at a moment. While one is asked for, of those that follow only the last is. */
  show(place: WallPlace, atMs: number): void;
  stop(): void;
}

interface Wanted {
  readonly place: WallPlace;
  readonly atMs: number;
}

export interface PastReaderParts {
  readonly store: WallStore;
  ask(request: PastRequest, signal: AbortSignal): Promise<unknown>;
  failed(error: unknown): void;
}

/** Fills a wall's store with documents of the past, all of one moment. */
export function createPastReader({ store, ask, failed }: PastReaderParts): PastReader {
  const stopping = new AbortController();
  const { signal } = stopping;
  let next: Wanted | undefined;
  let isReading = false;

  async function read({ place, atMs }: Wanted): Promise<void> {
    const documents = await Promise.all(
      place.needs.map(
        async (name) => [name, withoutFeedStates(await ask(pastRequest(name, place.unit, atMs), signal))] as const,
      ),
    );
    if (signal.aborted) return;
    store.setState({
      shown: { place, documents: Object.fromEntries(documents) as Partial<WallDocuments> },
      standsAtMs: atMs,
    });
  }

  async function readAll(): Promise<void> {
    isReading = true;
    while (next !== undefined && !signal.aborted) {
      const wanted = next;
      next = undefined;
      await read(wanted).catch((error: unknown) => {
        if (!signal.aborted) failed(error);
      });
    }
    isReading = false;
  }

  return {
    show(place, atMs) {
      next = { place, atMs };
      if (!isReading) void readAll();
    },
    stop: () => stopping.abort(),
  };
}
