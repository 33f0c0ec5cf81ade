import type { WallStore } from "../live/wall-store.ts";
import type { DirectorStore } from "./director-store.ts";
import type { Reloads } from "./reloads.ts";

/** How often a wall asks whether the server has another build of the page, ms. */
const ASK_EVERY_MS = 180_000;
/** A wall that went wrong waits so long for its next scene before it begins anew, ms. */
const MEND_MS = 60_000;
/** Ticks come once in a second: after such a gap the machine slept. In a tab behind others they come once in a minute. ms. */
const GAP_MS = 90_000;

export interface KeeperParts {
  readonly wall: WallStore;
  readonly director: DirectorStore;
  readonly reloads: Reloads;
  /** The device's clock. */
  nowMs(): number;
  /** Somebody has a list open. */
  isReading(): boolean;
  hasNewBuild(): Promise<boolean>;
  reconnect(): void;
}

/** Keeps a page going that nobody looks after: new builds between two scenes, a fresh start after faults and sleep. */
export interface Keeper {
  tick(): void;
  /** Something went wrong that nothing of the page took care of. */
  failed(what: string): void;
  /** What went wrong since this was asked last. */
  takeError(): string | undefined;
  stop(): void;
}

export function createKeeper(parts: KeeperParts): Keeper {
  const { wall, director, reloads } = parts;
  let tickedMs = parts.nowMs();
  let askedMs = parts.nowMs();
  let asking = false;
  let hasNewBuild = false;
  let failedMs: number | undefined;
  let error: string | undefined;

  const isConnected = (): boolean => wall.getState().link.kind === "connected";

  function ask(): void {
    if (asking || hasNewBuild) return;
    asking = true;
    askedMs = parts.nowMs();
    void parts.hasNewBuild().then((has) => {
      asking = false;
      hasNewBuild = has;
      if (has && !turnsSoon()) renew();
    });
  }

  /** A wall that turns is loaded anew when it does; any other at once, if nobody has it in hand. */
  function turnsSoon(): boolean {
    const { standing, turning } = director.getState();
    return standing.by === "playlist" && standing.light === "day" && turning.turns;
  }

  function renew(): void {
    const { standing } = director.getState();
    const isInHand = standing.by === "alert" || standing.by === "remote" || standing.held || parts.isReading();
    if (isConnected() && !isInHand) void reloads.now();
  }

  const forget = [
    director.subscribe(({ standing }, before) => {
      const { place } = before.standing;
      const turned = standing.place.scene !== place.scene || standing.place.unit !== place.unit;
      if ((hasNewBuild || failedMs !== undefined) && turned) renew();
    }),
    // A server that comes back may well be another version.
    wall.subscribe(({ link }, before) => {
      if (link.kind === "connected" && before.link.kind === "lost") ask();
    }),
  ];

  return {
    tick: () => {
      const nowMs = parts.nowMs();
      const gapMs = nowMs - tickedMs;
      tickedMs = nowMs;
      if (gapMs > GAP_MS) parts.reconnect();
      if (!isConnected()) return;
      if (failedMs !== undefined && (nowMs - failedMs >= MEND_MS || nowMs < failedMs)) renew();
      if (!hasNewBuild && (nowMs - askedMs >= ASK_EVERY_MS || nowMs < askedMs)) ask();
      else if (hasNewBuild && !turnsSoon()) renew();
    },
    failed: (what) => {
      error = what;
      failedMs ??= parts.nowMs();
    },
    takeError: () => {
      const taken = error;
      error = undefined;
      return taken;
    },
    stop: () => {
      for (const end of forget) end();
    },
  };
}
