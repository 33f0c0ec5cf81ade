import type { Happened, Happening, Happenings } from "@ioc/protocol/happenings.ts";
import { createStore, type StoreApi } from "zustand/vanilla";

/** More than anybody scrolls through; what is older is in the lists of dossiers. */
export const MOST_KEPT = 5000;

type FeedLink =
  | { readonly kind: "connecting" }
  | { readonly kind: "live" }
  /** @param since of the last word that was heard, ms */
  | { readonly kind: "lost"; readonly since: number };

export interface FeedState {
  /** The newest first; undefined until the last ones have come. */
  readonly lines: readonly Happening[] | undefined;
  /** What came while it was held, the newest first. */
  readonly waiting: readonly Happening[];
  /** Events that were not told, since the page was opened. */
  readonly skipped: number;
  readonly held: boolean;
  readonly link: FeedLink;
}

export type FeedStore = StoreApi<FeedState>;

const EMPTY: FeedState = { lines: undefined, waiting: [], skipped: 0, held: false, link: { kind: "connecting" } };

export function createFeedLog(): FeedStore {
  return createStore<FeedState>(() => EMPTY);
}

/** The last events: at the opening, and again after a break. What is known already stays where it is. */
export function takeLatest({ lines = [], waiting }: FeedState, latest: Happenings): Partial<FeedState> {
  const known = new Set([...waiting, ...lines].map(keyOf));
  const fresh = latest.items.filter((event) => !known.has(keyOf(event)));
  return { lines: [...lines, ...fresh].sort(newestFirst).slice(0, MOST_KEPT) };
}

/** What has just arrived stands on top, or waits while the list is held. */
export function takeHappened(state: FeedState, { events, skipped }: Happened): Partial<FeedState> {
  const { lines = [], waiting, held } = state;
  const known = new Set([...waiting, ...lines].map(keyOf));
  const fresh = events.filter((event) => !known.has(keyOf(event))).toReversed();
  const total = { skipped: state.skipped + skipped };
  // Until the last ones have come nothing can be put in its place.
  if (held || state.lines === undefined) return { ...total, waiting: [...fresh, ...waiting].slice(0, MOST_KEPT) };
  return { ...total, lines: [...fresh, ...waiting, ...lines].slice(0, MOST_KEPT), waiting: [] };
}

/** Lets go, or holds: what waited stands on top then. */
export function holdFeed({ lines, waiting }: FeedState, held: boolean): Partial<FeedState> {
  if (held || lines === undefined) return { held };
  return { held, lines: [...waiting, ...lines].slice(0, MOST_KEPT), waiting: [] };
}

export function keyOf({ source, id }: Happening): string {
  return `${source}\n${id}`;
}

function newestFirst(a: Happening, b: Happening): number {
  return a.recordedAt < b.recordedAt ? 1 : a.recordedAt > b.recordedAt ? -1 : 0;
}
