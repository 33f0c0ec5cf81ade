import { describe, expect, it } from "vitest";
import { createWallStore } from "../live/wall-store.ts";
import { createDirectorStore } from "./director-store.ts";
import { createKeeper } from "./keeper.ts";
import { startTurning } from "./turning.ts";

const LIST = [
  { scene: "overview", seconds: 60 },
  { scene: "hotspots", seconds: 30 },
] as const;

function keptPage(turns: boolean) {
  let nowMs = 1_800_000_000_000;
  const wall = createWallStore(nowMs);
  const director = createDirectorStore(startTurning(LIST, turns, nowMs));
  const page = { loads: 0, asked: 0, reconnected: 0, newBuild: false, reading: false };
  wall.setState({ link: { kind: "connected" } });
  const keeper = createKeeper({
    wall,
    director,
    nowMs: () => nowMs,
    isReading: () => page.reading,
    hasNewBuild: async () => {
      page.asked++;
      return page.newBuild;
    },
    reloads: { now: async () => void page.loads++ },
    reconnect: () => void page.reconnected++,
  });
  return {
    page,
    wall,
    keeper,
    async pass(seconds: number): Promise<void> {
      for (let second = 0; second < seconds; second++) {
        nowMs += 1000;
        keeper.tick();
        await Promise.resolve();
      }
    },
    sleep(seconds: number): void {
      nowMs += seconds * 1000;
      keeper.tick();
    },
    turnTo(scene: "overview" | "hotspots"): void {
      const { standing } = director.getState();
      director.setState({ standing: { ...standing, place: { scene, unit: undefined } } });
    },
  };
}

describe("a page that nobody looks after", () => {
  it("asks for a new build every three minutes and when the line is back, and takes it when the wall turns", async () => {
    const { page, wall, pass, turnTo } = keptPage(true);
    await pass(600);
    expect(page.asked).toBe(3);
    page.newBuild = true;
    wall.setState({ link: { kind: "lost", sinceMs: 0, retryAtMs: undefined } });
    await pass(600);
    expect(page.asked).toBe(3);
    wall.setState({ link: { kind: "connected" } });
    await pass(60);
    expect([page.asked, page.loads]).toEqual([4, 0]);
    turnTo("hotspots");
    expect(page.loads).toBe(1);
  });

  it("that does not turn takes it at once, but not from under somebody who reads", async () => {
    const { page, pass } = keptPage(false);
    page.newBuild = true;
    page.reading = true;
    await pass(400);
    expect(page.loads).toBe(0);
    page.reading = false;
    await pass(1);
    expect(page.loads).toBe(1);
  });

  it("after a sleep connects anew, not after a stutter", () => {
    const { page, sleep } = keptPage(true);
    sleep(80);
    expect(page.reconnected).toBe(0);
    sleep(9 * 3600);
    expect(page.reconnected).toBe(1);
  });

  it("after an uncaught fault begins anew at the next scene, or after a minute if nobody has it in hand", async () => {
    const { page, keeper, pass, turnTo } = keptPage(true);
    keeper.failed("TypeError: x");
    await pass(50);
    expect(page.loads).toBe(0);
    turnTo("hotspots");
    expect(page.loads).toBe(1);
    page.reading = true;
    await pass(100);
    expect(page.loads).toBe(1);
    page.reading = false;
    await pass(1);
    expect(page.loads).toBe(2);
  });

  it("after an uncaught fault waits for the line, and tells of it once", async () => {
    const { page, keeper, wall, pass } = keptPage(true);
    wall.setState({ link: { kind: "lost", sinceMs: 0, retryAtMs: undefined } });
    keeper.failed("TypeError: x");
    await pass(65);
    expect(page.loads).toBe(0);
    wall.setState({ link: { kind: "connected" } });
    await pass(1);
    expect(page.loads).toBeGreaterThan(0);
    expect([keeper.takeError(), keeper.takeError()]).toEqual(["TypeError: x", undefined]);
  });
});
