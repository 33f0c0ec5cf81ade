import type { Scene } from "@ioc/protocol/scene.ts";
import type { PlaylistItem } from "@ioc/protocol/screen-playlist.ts";

/** A place that has not come in this time is skipped, as is one that is refused; ms. */
const COMES_WITHIN_MS = 20_000;
/** A picture that somebody holds goes on by itself: a wall that is forgotten must not show old numbers; ms. */
const HELD_FOR_MS = 10 * 60_000;
const ASIDE_SECONDS = 60;

/** Where a wall is in its list of scenes. Instants are the server's clock in milliseconds. */
export interface Turning {
  /** At least one. */
  readonly items: readonly PlaylistItem[];
  /** Whether time turns them; else only a person does. */
  readonly turns: boolean;
  readonly index: number;
  /** A scene that a person chose and that is not in the list; after a while the list goes on. */
  readonly aside: PlaylistItem | undefined;
  /** When it was asked for, and since when it stands; undefined while it is on its way. */
  readonly askedMs: number;
  readonly standsMs: number | undefined;
  /** Since when a person holds the picture. */
  readonly heldMs: number | undefined;
  /** How many could not be shown since one was. */
  readonly failures: number;
}

export type TurningEvent =
  | { readonly kind: "time" }
  | { readonly kind: "stands" }
  | { readonly kind: "failed" }
  /** Something else stood on the wall, and is gone: what stands now has its whole time before it. */
  | { readonly kind: "back" }
  | { readonly kind: "step"; readonly by: 1 | -1 }
  | { readonly kind: "scene"; readonly scene: Scene }
  | { readonly kind: "hold" }
  | { readonly kind: "home" };

export function startTurning(items: readonly PlaylistItem[], turns: boolean, nowMs: number, index = 0): Turning {
  return {
    items,
    turns: turns && items.length > 1,
    index,
    aside: undefined,
    askedMs: nowMs,
    standsMs: undefined,
    heldMs: undefined,
    failures: 0,
  };
}

/** Another list in the same hands: what is shown stays if it is in that, too. */
export function withItems(turning: Turning, items: readonly PlaylistItem[], turns: boolean, nowMs: number): Turning {
  const { scene, unit } = wantedItem(turning);
  const index = items.findIndex((item) => item.scene === scene && item.unit === unit);
  const next = startTurning(items, turns, nowMs, Math.max(0, index));
  return index < 0 ? next : { ...next, standsMs: turning.standsMs, heldMs: turning.heldMs };
}

export function wantedItem({ items, index, aside }: Turning): PlaylistItem {
  const item = aside ?? items[index];
  if (item === undefined) throw new Error("a wall turns through at least one scene");
  return item;
}

export function turn(turning: Turning, event: TurningEvent, nowMs: number): Turning {
  switch (event.kind) {
    case "time":
      return atTime(turning, nowMs);
    case "stands":
      return turning.standsMs === undefined ? { ...turning, standsMs: nowMs, failures: 0 } : turning;
    case "failed":
      if (turning.aside !== undefined) return moveTo(turning, turning.index, nowMs);
      // Where time turns nothing, what was asked for is waited for.
      return turning.turns ? skip(turning, nowMs) : turning;
    case "back":
      return turning.standsMs === undefined ? { ...turning, askedMs: nowMs } : { ...turning, standsMs: nowMs };
    case "step":
      return moveTo({ ...turning, heldMs: undefined }, wrapped(turning, turning.index + event.by), nowMs);
    case "scene":
      return toScene({ ...turning, heldMs: undefined }, event.scene, nowMs);
    case "hold":
      if (turning.heldMs === undefined) return { ...turning, heldMs: nowMs };
      return turn({ ...turning, heldMs: undefined }, { kind: "back" }, nowMs);
    case "home":
      return moveTo({ ...turning, heldMs: undefined }, 0, nowMs);
  }
}

function atTime(turning: Turning, nowMs: number): Turning {
  const { heldMs, standsMs, askedMs } = turning;
  if (heldMs !== undefined) {
    return nowMs - heldMs < HELD_FOR_MS ? turning : turn(turning, { kind: "hold" }, nowMs);
  }
  if (!turning.turns && turning.aside === undefined) return turning;
  if (standsMs === undefined) {
    return nowMs - askedMs < COMES_WITHIN_MS ? turning : turn(turning, { kind: "failed" }, nowMs);
  }
  // A clock that was set back must not hold a scene until it has caught up.
  if (nowMs < standsMs) return { ...turning, standsMs: nowMs };
  if (nowMs - standsMs < wantedItem(turning).seconds * 1000) return turning;
  // However many turns were missed by a machine that slept, it is one.
  return moveTo(turning, following(turning), nowMs);
}

/** The next one is tried at once, and this one again in its turn. */
function skip(turning: Turning, nowMs: number): Turning {
  const failures = turning.failures + 1;
  if (failures < turning.items.length) return { ...moveTo(turning, following(turning), nowMs), failures };
  // None can be shown: whatever stands goes on standing for a while, then all are tried again.
  return { ...turning, failures: 0, standsMs: nowMs };
}

function following(turning: Turning): number {
  return turning.aside === undefined ? wrapped(turning, turning.index + 1) : turning.index;
}

function toScene(turning: Turning, scene: Scene, nowMs: number): Turning {
  const index = turning.items.findIndex((item) => item.scene === scene);
  if (index >= 0) return moveTo(turning, index, nowMs);
  return { ...arriving(turning, nowMs), aside: { scene, seconds: ASIDE_SECONDS } };
}

function moveTo(turning: Turning, index: number, nowMs: number): Turning {
  if (turning.aside === undefined && turning.index === index && turning.standsMs !== undefined) {
    return { ...turning, standsMs: nowMs };
  }
  return { ...arriving(turning, nowMs), index, aside: undefined };
}

function arriving(turning: Turning, nowMs: number): Turning {
  return { ...turning, askedMs: nowMs, standsMs: undefined };
}

function wrapped({ items }: Turning, index: number): number {
  return (index + items.length) % items.length;
}
