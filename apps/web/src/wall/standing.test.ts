import type { ScreenDrive } from "@ioc/protocol/screen-drive.ts";
import { describe, expect, it } from "vitest";
import { type Deciders, standingOf } from "./standing.ts";
import { startTurning } from "./turning.ts";

const LIST = [
  { scene: "ranking", unit: "SG.01", seconds: 30 },
  { scene: "overview", seconds: 60 },
] as const;
const DRIVE: ScreenDrive = {
  by: "Nguyễn Văn Hòa",
  since: "2026-11-17T07:30:00.000Z",
  until: "2026-11-17T07:40:00.000Z",
  scene: "feeds",
  unit: null,
  field: null,
  frozen: true,
  explain: null,
  at: null,
};
const quiet: Deciders = {
  takeover: false,
  drive: undefined,
  off: false,
  light: "day",
  turning: startTurning(LIST, true, 0),
};

describe("who decides what stands on the wall", () => {
  it.each<[string, Partial<Deciders>, string, string, string | undefined]>([
    ["the playlist", {}, "playlist", "ranking", "SG.01"],
    ["the one scene", { turning: startTurning(LIST, false, 0) }, "single", "ranking", "SG.01"],
    ["whoever drives", { drive: DRIVE }, "remote", "feeds", undefined],
    ["whoever drives, to another unit", { drive: { ...DRIVE, unit: "SG.02" } }, "remote", "feeds", "SG.02"],
    ["whoever drives, while the list goes on", { drive: { ...DRIVE, scene: null } }, "remote", "ranking", "SG.01"],
    ["a critical alert before whoever drives", { drive: DRIVE, takeover: true }, "alert", "feeds", undefined],
    ["a critical alert on a dark screen", { off: true, takeover: true }, "alert", "ranking", "SG.01"],
    ["whoever drives a dark screen", { off: true, drive: DRIVE }, "remote", "feeds", undefined],
    ["the schedule", { off: true }, "schedule", "ranking", "SG.01"],
    ["after hours the overview alone", { light: "after" }, "playlist", "overview", undefined],
    ["after hours whoever drives", { light: "night", drive: DRIVE }, "remote", "feeds", undefined],
  ])("%s", (_, change, by, scene, unit) => {
    expect(standingOf({ ...quiet, ...change })).toMatchObject({ by, place: { scene, unit } });
  });

  it("gives whoever reads the wall its full light, and holds it for whoever holds it", () => {
    expect(standingOf({ ...quiet, light: "night", drive: DRIVE })).toMatchObject({ light: "day", held: true });
    expect(standingOf({ ...quiet, light: "night", takeover: true })).toMatchObject({ light: "day" });
    expect(standingOf({ ...quiet, turning: { ...quiet.turning, heldMs: 1 } })).toMatchObject({ held: true });
  });
});
