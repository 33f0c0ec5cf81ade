import type { WallStore } from "../live/wall-store.ts";
import { buildInPage, buildOnServer } from "../page/build-of-page.ts";
import type { DrillStore } from "../page/drill-store.ts";
import type { PastStore } from "../page/past-store.ts";
import type { DirectorStore } from "./director-store.ts";
import { createFrameWatch } from "./frame-watch.ts";
import { createKeeper } from "./keeper.ts";
import { createLetGo } from "./let-go.ts";
import { makeWay } from "./make-way.ts";
import { createReloads } from "./reloads.ts";

const TICK_MS = 1000;
const TOUCHES = ["pointerdown", "pointermove", "wheel", "keydown"] as const;

export interface KeeperTies {
  readonly wall: WallStore;
  readonly director: DirectorStore;
  readonly drill: DrillStore;
  readonly past: PastStore;
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
export function startKeeper({ wall, director, drill, past, reconnect }: KeeperTies): StartedKeeper {
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
  const letGo = createLetGo({
    nowMs: () => Date.now(),
    // Whoever drives by remote has a time of their own.
    isOpen: () =>
      director.getState().drive === undefined &&
      (drill.getState().target !== undefined || past.getState().atMs !== undefined),
    close: () => {
      drill.getState().close();
      past.getState().leave();
    },
  });
  const forgetAlerts = makeWay(director, past, drill);
  const failed = (event: ErrorEvent | PromiseRejectionEvent): void => {
    // A browser tells of what is no fault in the same way, but without one: that a size is observed a picture later.
    if (event instanceof ErrorEvent && event.error == null) return;
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
  for (const touch of TOUCHES) window.addEventListener(touch, letGo.touched, { capture: true, passive: true });
  const ticking = setInterval(() => {
    keeper.tick();
    letGo.tick();
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
      for (const touch of TOUCHES) window.removeEventListener(touch, letGo.touched, { capture: true });
      forgetAlerts();
      keeper.stop();
    },
  };
}
