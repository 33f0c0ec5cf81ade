import { screenReportSchema } from "@ioc/protocol/screen-report.ts";
import { expect, it } from "vitest";
import { fixtureProvince, USUAL } from "../../dev/fixture-province.ts";
import { screenReportOf } from "./screen-report.ts";
import type { Standing } from "./standing.ts";

const { board, overview } = fixtureProvince(USUAL);
const standing: Standing = {
  by: "playlist",
  place: { scene: "hotspots", unit: undefined },
  light: "day",
  held: false,
};
const parts = {
  wall: {
    shown: { place: { scene: "overview", unit: "SG", needs: [] }, documents: { board, overview } },
    heldAt: undefined,
  },
  director: { standing, shownMs: USUAL.nowMs },
  health: { build: "/assets/index-4Crhd0QB.js", framesPerSecond: 59.94, heapBytes: 21_000_000, error: undefined },
} as const;

it("a screen reports what it shows, not what it is about to", () => {
  const report = screenReportOf(parts);
  expect(report).toEqual({
    version: "index-4Crhd0QB.js",
    scene: "overview",
    unit: "SG",
    since: "2026-11-17T07:32:08.000Z",
    light: "day",
    fps: 60,
    heapBytes: 21_000_000,
  });
  expect(screenReportSchema.parse(report)).toEqual(report);
});

it("a screen whose picture somebody holds says of which moment it is", () => {
  const heldAt = "2026-11-17T07:31:00.250Z";
  const report = screenReportOf({ ...parts, wall: { ...parts.wall, heldAt } });
  expect(screenReportSchema.parse(report)).toMatchObject({ heldAt });
});

it("a screen that is dark or waits shows no unit's numbers, and its errors are of one line", () => {
  const dark = { ...parts, director: { standing: { ...standing, by: "schedule" }, shownMs: 0 } } as const;
  expect(screenReportOf(dark)).toMatchObject({ scene: "overview", unit: null, light: "off" });
  const waits = screenReportOf({
    ...parts,
    wall: { shown: undefined, heldAt: undefined },
    health: { ...parts.health, build: undefined, error: `TypeError: x\n  at ${"y".repeat(900)}` },
  });
  expect(waits).toMatchObject({ scene: "hotspots", unit: null, version: "unknown" });
  expect(screenReportSchema.safeParse(waits).success).toBe(true);
});
