import type { WallStore } from "../live/wall-store.ts";
import { buildInPage, buildOnServer } from "../page/build-of-page.ts";
import type { DirectorStore } from "./director-store.ts";
import { createFrameWatch } from "./frame-watch.ts";
import { createKeeper } from "./keeper.ts";
import { createReloads } from "./reloads.ts";

const TICK_MS = 1000;

export interface KeeperTies {
  readonly wall: WallStore;
  readonly director: DirectorStore;
  /** Connects and subscribes anew. */
  reconnect(): void;
}

/** How the page fares, for those who look after it. */
export interface Health {
  readonly build: string | undefined;
  readonly framesPerSecond: number | undefined;
  readonly heapBytes: number | undefined;
  /** What went wrong since this was asked last. */
  readonly error: string | undefined;
}

export interface StartedKeeper {
  takeHealth(): Health;
  stop(): void;
}

/** Chromium alone tells how large its heap is. */
function heapBytes(): number | undefined {
  return (performance as { memory?: { usedJSHeapSize: number } }).memory?.usedJSHeapSize;
}

/** Ties the keeper to this browser: its clock, its frames, its errors, its storage. */
export function startKeeper({ wall, director, reconnect }: KeeperTies): StartedKeeper {
  const own = buildInPage(document.documentElement.outerHTML);
  const keeper = createKeeper({
    wall,
    director,
    reconnect,
    nowMs: () => Date.now(),
    isReading: () => document.querySelector("dialog[open]") !== null,
    hasNewBuild: async () => {
      const served = await buildOnServer(fetch);
      return own !== undefined && served !== undefined && served !== own;
    },
    reloads: createReloads({
      storage: window.sessionStorage,
      nowMs: () => Date.now(),
      isServed: async () => (await buildOnServer(fetch)) !== undefined,
      reload: () => window.location.reload(),
    }),
  });
  const failed = (event: ErrorEvent | PromiseRejectionEvent): void => {
    const cause: unknown = event instanceof ErrorEvent ? event.error : event.reason;
    keeper.failed(cause instanceof Error ? `${cause.name}: ${cause.message}` : String(cause));
  };
  const frames = createFrameWatch({
    requestFrame: (drawn) => void window.requestAnimationFrame(drawn),
    isVisible: () => document.visibilityState === "visible",
    missed: () => {
      document.documentElement.dataset["motion"] = "none";
    },
    stalled: () => keeper.failed("the page draws no more"),
  });
  window.addEventListener("error", failed);
  window.addEventListener("unhandledrejection", failed);
  const ticking = setInterval(() => {
    keeper.tick();
    frames.tick(performance.now());
  }, TICK_MS);
  return {
    takeHealth: () => ({
      build: own,
      framesPerSecond: frames.framesPerSecond,
      heapBytes: heapBytes(),
      error: keeper.takeError(),
    }),
    stop: () => {
      clearInterval(ticking);
      window.removeEventListener("error", failed);
      window.removeEventListener("unhandledrejection", failed);
      keeper.stop();
    },
  };
}
