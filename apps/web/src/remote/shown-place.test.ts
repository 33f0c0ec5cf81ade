import { DEFAULT_LOOK } from "@ioc/protocol/screen-look.ts";
import type { ScreenItem } from "@ioc/protocol/screens.ts";
import { expect, test } from "vitest";
import { shownPlace, stopBeside } from "./shown-place.ts";

const SCREEN: ScreenItem = {
  id: "1",
  name: "Sảnh",
  unit: "P",
  scene: "overview",
  playlist: [],
  schedule: [],
  look: DEFAULT_LOOK,
  approvedBy: "admin",
  createdAt: "2026-03-02T01:00:00.000Z",
  lastSeenAt: null,
  connected: true,
  address: null,
  state: "lives",
  stalledSince: null,
  report: null,
  drive: null,
};
const REPORT = {
  version: "1",
  scene: "hotspots",
  unit: "P.01",
  since: SCREEN.createdAt,
  at: SCREEN.createdAt,
} as const;
const DRIVE = {
  by: "An",
  mine: true,
  since: SCREEN.createdAt,
  until: SCREEN.createdAt,
  scene: null,
  unit: null,
  field: null,
  frozen: false,
  explain: null,
  at: null,
};
const PLAYLIST = [
  { scene: "overview", seconds: 60 },
  { scene: "unit", unit: "P.01", seconds: 60 },
  { scene: "unit", unit: "P.02", seconds: 60 },
] as const;

test("a screen shows where it was driven, else what it said, else where it points", () => {
  expect(shownPlace(SCREEN)).toEqual({ scene: "overview", unit: "P" });
  expect(shownPlace({ ...SCREEN, report: REPORT })).toEqual({ scene: "hotspots", unit: "P.01" });
  expect(shownPlace({ ...SCREEN, report: REPORT, drive: DRIVE })).toEqual({ scene: "hotspots", unit: "P.01" });
  const driven = { ...SCREEN, report: REPORT, drive: { ...DRIVE, scene: "feeds" as const } };
  expect(shownPlace(driven)).toEqual({ scene: "feeds", unit: "P" });
  expect(shownPlace({ ...SCREEN, report: REPORT, state: "away" })).toBeUndefined();
});

test("before and after go round the playlist, from elsewhere to its ends", () => {
  const screen = { ...SCREEN, playlist: [...PLAYLIST] };
  expect(stopBeside(screen, 1)).toEqual({ scene: "unit", unit: "P.01" });
  expect(stopBeside(screen, -1)).toEqual({ scene: "unit", unit: "P.02" });
  const last = { ...screen, drive: { ...DRIVE, scene: "unit" as const, unit: "P.02" } };
  expect(stopBeside(last, 1)).toEqual({ scene: "overview", unit: null });
  const elsewhere = { ...screen, report: REPORT };
  expect(stopBeside(elsewhere, 1)).toEqual({ scene: "overview", unit: null });
  expect(stopBeside(elsewhere, -1)).toEqual({ scene: "unit", unit: "P.02" });
});

test("without a playlist they go through all scenes and keep the unit", () => {
  expect(stopBeside(SCREEN, 1)).toEqual({ scene: "hotspots", unit: null });
  expect(stopBeside(SCREEN, -1)).toEqual({ scene: "feeds", unit: null });
  expect(stopBeside({ ...SCREEN, report: REPORT }, 1)).toEqual({ scene: "digitization", unit: "P.01" });
});
