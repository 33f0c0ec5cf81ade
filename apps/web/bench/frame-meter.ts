import type { Page } from "playwright-core";

/** How a page moved for a while. */
export interface Motion {
  readonly framesPerSecond: number;
  /** The longest time between two frames, ms. */
  readonly longestFrameMs: number;
  /** Tasks over 50 ms, ms each. */
  readonly longTasksMs: readonly number[];
}

/** Counts frames by the browser's own requests for them, and tasks that it reports as long. */
export function measureMotion(page: Page, seconds: number): Promise<Motion> {
  return page.evaluate(
    (milliseconds) =>
      new Promise<Motion>((resolve) => {
        const longTasksMs: number[] = [];
        const observer = new PerformanceObserver((list) => {
          for (const { duration } of list.getEntries()) longTasksMs.push(Math.round(duration));
        });
        observer.observe({ type: "longtask" });
        const frames = { count: 0, longestMs: 0, lastAt: 0, startedAt: 0 };
        const drawn = (at: number): void => {
          if (frames.startedAt === 0) frames.startedAt = at;
          else {
            frames.count++;
            frames.longestMs = Math.max(frames.longestMs, at - frames.lastAt);
          }
          frames.lastAt = at;
          if (at - frames.startedAt < milliseconds) {
            requestAnimationFrame(drawn);
            return;
          }
          observer.disconnect();
          const framesPerSecond = (frames.count * 1000) / (at - frames.startedAt);
          resolve({ framesPerSecond, longestFrameMs: frames.longestMs, longTasksMs });
        };
        requestAnimationFrame(drawn);
      }),
    seconds * 1000,
  );
}

/** The limit of this machine: a page with nothing but one box that moves. */
export async function measureBarePage(page: Page, seconds: number): Promise<Motion> {
  await page.setContent(
    `<style>@keyframes go { to { transform: translateX(800px) } }
      div { width: 200px; height: 200px; background: teal; animation: go 2s infinite alternate linear }</style><div></div>`,
  );
  return measureMotion(page, seconds);
}
