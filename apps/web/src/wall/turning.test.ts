import type { PlaylistItem } from "@ioc/protocol/screen-playlist.ts";
import { describe, expect, it } from "vitest";
import { startTurning, type Turning, type TurningEvent, turn, wantedItem, withItems } from "./turning.ts";

const LIST: readonly PlaylistItem[] = [
  { scene: "overview", seconds: 60 },
  { scene: "hotspots", seconds: 30 },
  { scene: "ranking", unit: "SG.01", seconds: 30 },
];

/** A wall, and a clock that goes on by the seconds that each step names. */
function wallWith(items = LIST, turns = true) {
  let nowMs = 1_000_000;
  let turning: Turning = startTurning(items, turns, nowMs);
  return {
    happens(event: TurningEvent, afterSeconds = 0): string {
      nowMs += afterSeconds * 1000;
      turning = turn(turning, event, nowMs);
      return wantedItem(turning).scene;
    },
    get state(): Turning {
      return turning;
    },
  };
}

const TIME = { kind: "time" } as const;
const STANDS = { kind: "stands" } as const;
const FAILED = { kind: "failed" } as const;

describe("the playlist", () => {
  it("turns when a scene has stood for its seconds, and begins anew after the last", () => {
    const wall = wallWith();
    wall.happens(STANDS, 5);
    expect(wall.happens(TIME, 59)).toBe("overview");
    expect(wall.happens(TIME, 1)).toBe("hotspots");
    wall.happens(STANDS, 3);
    expect(wall.happens(TIME, 29)).toBe("hotspots");
    expect(wall.happens(TIME, 1)).toBe("ranking");
    expect(wantedItem(wall.state).unit).toBe("SG.01");
    wall.happens(STANDS);
    expect(wall.happens(TIME, 30)).toBe("overview");
  });

  it("skips what is refused or does not come, and tries it again in the next round", () => {
    const wall = wallWith();
    wall.happens(STANDS);
    expect(wall.happens(TIME, 60)).toBe("hotspots");
    expect(wall.happens(FAILED)).toBe("ranking");
    expect(wall.happens(TIME, 19)).toBe("ranking");
    expect(wall.happens(TIME, 1)).toBe("overview");
    wall.happens(STANDS);
    expect(wall.happens(TIME, 60)).toBe("hotspots");
    wall.happens(STANDS);
    expect(wall.happens(TIME, 30)).toBe("ranking");
  });

  it("lets stand what stands when nothing else can be shown, and does not ask without end", () => {
    const wall = wallWith();
    wall.happens(STANDS);
    wall.happens(TIME, 60);
    wall.happens(FAILED);
    wall.happens(FAILED);
    const before = wall.happens(FAILED);
    expect(wall.happens(TIME, 20)).toBe(before);
    expect(wall.happens(TIME, 40)).not.toBe(before);
  });

  it("after a long sleep turns once, and a clock that was set back holds nothing for long", () => {
    const wall = wallWith();
    wall.happens(STANDS);
    expect(wall.happens(TIME, 9 * 3600)).toBe("hotspots");
    wall.happens(STANDS);
    expect(wall.happens(TIME, -7200)).toBe("hotspots");
    expect(wall.happens(TIME, 30)).toBe("ranking");
  });

  it("begins the time of a scene anew when something else had taken its place", () => {
    const wall = wallWith();
    wall.happens(STANDS);
    wall.happens({ kind: "back" }, 59);
    expect(wall.happens(TIME, 59)).toBe("overview");
    expect(wall.happens(TIME, 1)).toBe("hotspots");
  });

  it("that is another one stays where it is if that is in it, too", () => {
    const wall = wallWith();
    wall.happens({ kind: "step", by: 1 });
    wall.happens(STANDS);
    const [overview, hotspots, ranking] = LIST as [PlaylistItem, PlaylistItem, PlaylistItem];
    expect(withItems(wall.state, [ranking, overview, hotspots], true, 0)).toMatchObject({
      index: 2,
      standsMs: 1_000_000,
    });
    expect(withItems(wall.state, [ranking], true, 0)).toMatchObject({ index: 0, turns: false, standsMs: undefined });
  });
});

describe("a person at the wall", () => {
  it("goes back and forth, and home", () => {
    const wall = wallWith();
    expect(wall.happens({ kind: "step", by: -1 })).toBe("ranking");
    expect(wall.happens({ kind: "step", by: 1 })).toBe("overview");
    expect(wall.happens({ kind: "scene", scene: "hotspots" })).toBe("hotspots");
    expect(wall.happens({ kind: "home" })).toBe("overview");
  });

  it("chooses a scene that is not in the list for a minute", () => {
    const wall = wallWith();
    wall.happens(STANDS);
    expect(wall.happens({ kind: "scene", scene: "feeds" })).toBe("feeds");
    wall.happens(STANDS);
    expect(wall.happens(TIME, 59)).toBe("feeds");
    expect(wall.happens(TIME, 1)).toBe("overview");
    wall.happens({ kind: "scene", scene: "unit" });
    expect(wall.happens(FAILED)).toBe("overview");
  });

  it("holds a picture until they let go, or for ten minutes", () => {
    const wall = wallWith();
    wall.happens(STANDS);
    wall.happens({ kind: "hold" });
    expect(wall.happens(TIME, 599)).toBe("overview");
    expect(wall.state.heldMs).toBeDefined();
    wall.happens(TIME, 1);
    expect(wall.state.heldMs).toBeUndefined();
    expect(wall.happens(TIME, 60)).toBe("hotspots");
    wall.happens({ kind: "hold" });
    wall.happens({ kind: "hold" });
    expect(wall.state.heldMs).toBeUndefined();
  });

  it("alone turns a wall without a playlist, and is waited for", () => {
    const wall = wallWith(LIST, false);
    expect(wall.happens(TIME, 3600)).toBe("overview");
    expect(wall.happens(FAILED)).toBe("overview");
    expect(wall.happens({ kind: "step", by: 1 })).toBe("hotspots");
    wall.happens(STANDS);
    expect(wall.happens(TIME, 3600)).toBe("hotspots");
  });
});
