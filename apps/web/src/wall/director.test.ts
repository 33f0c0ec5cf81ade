import type { Scene } from "@ioc/protocol/scene.ts";
import { describe, expect, it } from "vitest";
import { fixtureAlert } from "../../dev/fixture-alerts.ts";
import { fixtureProvince, USUAL } from "../../dev/fixture-province.ts";
import { createWallStore } from "../live/wall-store.ts";
import { createDirector, type DirectorParts } from "./director.ts";
import { startTurning } from "./turning.ts";

const { board, overview } = fixtureProvince(USUAL);
const LIST = [
  { scene: "overview", seconds: 60 },
  { scene: "hotspots", seconds: 30 },
  { scene: "ranking", unit: "SG.01", seconds: 30 },
] as const;

/** A wall whose connection shows at once whatever it is turned to, but for units in `refused` and scenes in `missing`. */
function wallWith(change: Partial<Pick<DirectorParts, "schedule" | "dims" | "isReader" | "isNew" | "isOwn">> = {}) {
  let nowMs = USUAL.nowMs;
  const wall = createWallStore(nowMs);
  const refused = new Set<string>();
  const missing = new Set<Scene>();
  const show = (scene: Scene, unit: string | undefined): void => {
    const place = { scene, unit: unit ?? "SG", needs: [] };
    if (refused.has(place.unit)) wall.setState({ refused: { place, code: "not-found" } });
    else wall.setState({ shown: { place, documents: { board, overview } }, refused: undefined });
  };
  const director = createDirector({
    wall,
    turning: startTurning(LIST, true, nowMs),
    schedule: [],
    dims: false,
    isReader: false,
    isNew: false,
    isOwn: true,
    isHeld: () => false,
    nowMs: () => nowMs,
    load: async (scene) => {
      if (missing.has(scene)) throw new Error("its code does not come");
    },
    show,
    ...change,
  });
  wall.setState({ link: { kind: "connected" } });
  show("overview", undefined);
  return {
    director,
    wall,
    refused,
    missing,
    shown: () => wall.getState().shown?.place,
    /** Lets seconds pass one by one, and what was asked for come. */
    async pass(seconds: number): Promise<void> {
      for (let second = 0; second < seconds; second++) {
        nowMs += 1000;
        director.tick();
        await new Promise((resolve) => setImmediate(resolve));
      }
    },
  };
}

describe("the director", () => {
  it("turns the wall through its list, each scene for its seconds", async () => {
    const wall = wallWith();
    const seen: unknown[] = [];
    for (const seconds of [59, 1, 30, 30, 59, 1]) {
      await wall.pass(seconds);
      seen.push(wall.shown()?.scene);
    }
    expect(seen).toEqual(["overview", "hotspots", "ranking", "overview", "overview", "hotspots"]);
  });

  it("skips a unit that is refused and a scene whose code does not come, and the wall is never blank", async () => {
    const wall = wallWith();
    wall.refused.add("SG.01");
    wall.missing.add("hotspots");
    await wall.pass(60);
    expect(wall.shown()?.scene).toBe("overview");
    wall.missing.delete("hotspots");
    wall.refused.delete("SG.01");
    await wall.pass(60);
    expect(wall.shown()?.scene).toBe("hotspots");
    await wall.pass(30);
    expect(wall.shown()).toMatchObject({ scene: "ranking", unit: "SG.01" });
  });

  it("stands still while the line is lost, and goes on when it is back", async () => {
    const wall = wallWith();
    wall.wall.setState({ link: { kind: "lost", sinceMs: 0, retryAtMs: undefined } });
    await wall.pass(300);
    expect(wall.shown()?.scene).toBe("overview");
    wall.wall.setState({ link: { kind: "connected" } });
    await wall.pass(59);
    expect(wall.shown()?.scene).toBe("overview");
    await wall.pass(1);
    expect(wall.shown()?.scene).toBe("hotspots");
  });

  it("gives the wall to a critical alert for 20 seconds, and the list its whole time back", async () => {
    const wall = wallWith();
    await wall.pass(50);
    const alert = fixtureAlert({ unit: Object.keys(overview.groups)[3] ?? "" });
    const { getState } = wall.director.store;
    wall.wall.setState({ alerts: [alert] });
    expect(getState()).toMatchObject({ standing: { by: "alert" }, takeover: [{ id: alert.id }] });
    await wall.pass(19);
    expect(getState().standing.by).toBe("alert");
    await wall.pass(1);
    expect(getState().standing.by).toBe("playlist");
    expect(wall.shown()?.scene).toBe("overview");
    await wall.pass(59);
    expect(wall.shown()?.scene).toBe("overview");
    await wall.pass(2);
    expect(wall.shown()?.scene).toBe("hotspots");
  });

  it("gives it to none while the line is lost, nor before the alerts are known anew, and then to the one cut short", async () => {
    const wall = wallWith();
    const { getState } = wall.director.store;
    const alert = fixtureAlert();
    wall.wall.setState({ alerts: [alert] });
    await wall.pass(3);
    expect(getState().standing.by).toBe("alert");
    wall.wall.setState({ link: { kind: "lost", sinceMs: 0, retryAtMs: undefined }, alertsAreOld: true });
    expect(getState()).toMatchObject({ standing: { by: "playlist" }, takeover: [] });
    await wall.pass(30);
    wall.wall.setState({ alerts: [{ ...alert, id: "another", rule: "another" }, alert] });
    wall.wall.setState({ link: { kind: "connected" } });
    await wall.pass(3);
    expect(getState().takeover).toEqual([]);
    wall.wall.setState({ alerts: [alert], alertsAreOld: false });
    expect(getState().takeover).toMatchObject([{ id: alert.id }]);
    await wall.pass(20);
    expect(getState().takeover).toEqual([]);
  });

  it("tells whoever opens a page by its strip what fires already, and takes the wall over with what comes anew", async () => {
    const wall = wallWith({ isReader: true });
    await wall.pass(5);
    const old = fixtureAlert({ id: "old", unit: Object.keys(overview.groups)[3] ?? "" });
    const fresh = fixtureAlert({ id: "fresh", rule: "another", unit: old.unit });
    const { getState } = wall.director.store;
    wall.wall.setState({ alerts: [old] });
    expect(getState().standing.by).toBe("playlist");
    wall.wall.setState({ alerts: [old, fresh] });
    expect(getState().takeover).toMatchObject([{ id: "fresh" }]);
    wall.wall.setState({ alerts: [old] });
    await wall.pass(590);
    expect(getState().takeover).toEqual([]);
    await wall.pass(10);
    expect(getState().takeover).toMatchObject([{ id: "old" }]);
  });

  it("is given back by whoever puts the alert aside, who is told again in ten minutes; on a wall screen by nobody", async () => {
    const wall = wallWith();
    const { getState } = wall.director.store;
    wall.wall.setState({ alerts: [fixtureAlert()] });
    await wall.pass(3);
    getState().dismiss?.();
    expect(getState()).toMatchObject({ standing: { by: "playlist" }, takeover: [] });
    await wall.pass(595);
    expect(getState().takeover).toEqual([]);
    await wall.pass(5);
    expect(getState().standing.by).toBe("alert");
    expect(wallWith({ isOwn: false }).director.store.getState().dismiss).toBeUndefined();
  });

  it("obeys whoever drives for ten minutes, whatever its own clock says, and gives the list its whole time back", async () => {
    const wall = wallWith();
    await wall.pass(50);
    const until = new Date(USUAL.nowMs - 365 * 86_400_000).toISOString();
    const drive = { by: "Hòa", since: until, until, field: null, frozen: false, explain: null, at: null };
    wall.director.drive({ ...drive, scene: "feeds", unit: "SG.02" });
    await wall.pass(60);
    expect(wall.shown()).toMatchObject({ scene: "feeds", unit: "SG.02" });
    await wall.pass(539);
    expect(wall.director.store.getState().standing.by).toBe("remote");
    await wall.pass(1);
    expect(wall.shown()?.scene).toBe("overview");
    await wall.pass(58);
    expect(wall.shown()?.scene).toBe("overview");
    await wall.pass(2);
    expect(wall.shown()?.scene).toBe("hotspots");
  });

  it("goes by the schedule: another list, or dark", async () => {
    const list = [{ scene: "feeds", seconds: 60 } as const];
    const days = ["tue" as const];
    const wall = wallWith({
      schedule: [
        { days, from: "14:33", to: "14:34", items: list },
        { days, from: "14:34", to: "14:35", items: "off" },
      ],
    });
    const { getState } = wall.director.store;
    await wall.pass(52);
    expect(wall.shown()?.scene).toBe("feeds");
    await wall.pass(60);
    expect(getState().standing).toMatchObject({ by: "schedule", light: "night" });
    await wall.pass(60);
    expect(getState().standing.by).toBe("playlist");
    expect(wall.shown()?.scene).toBe("overview");
  });

  it("at night is awake for ten minutes where it was set up just now", async () => {
    const wall = wallWith({ dims: true, isNew: true });
    wall.wall.setState({ serverAheadMs: 6 * 3_600_000 });
    const { getState } = wall.director.store;
    await wall.pass(599);
    expect(getState().light).toBe("day");
    await wall.pass(2);
    expect(getState().light).toBe("night");
  });

  it("after hours dims to the overview, and a key brings the light back", async () => {
    const wall = wallWith({ dims: true });
    const { getState } = wall.director.store;
    await wall.pass(61);
    expect(wall.shown()?.scene).toBe("hotspots");
    wall.wall.setState({ serverAheadMs: 4 * 3_600_000 });
    await wall.pass(2);
    expect(wall.shown()?.scene).toBe("overview");
    expect(getState().light).toBe("after");
    wall.director.press({ kind: "scene", scene: "ranking" });
    await wall.pass(1);
    expect(wall.shown()?.scene).toBe("ranking");
    expect(getState().light).toBe("day");
    await wall.pass(601);
    expect(getState().light).toBe("after");
    wall.wall.setState({ serverAheadMs: 6 * 3_600_000 });
    await wall.pass(1);
    expect(getState().light).toBe("night");
  });
});
