import type { Schedule } from "@ioc/protocol/screen-playlist.ts";
import { describe, expect, it } from "vitest";
import { scheduledAt } from "./schedule.ts";

const HOTSPOTS = [{ scene: "hotspots", seconds: 60 }] as const;
const SCHEDULE: Schedule = [
  { days: ["sat", "sun"], from: "18:00", to: "06:00", items: "off" },
  { days: ["mon", "tue"], from: "07:00", to: "09:30", items: [...HOTSPOTS] },
  { days: ["mon"], from: "00:00", to: "00:00", items: "off" },
];

describe("the schedule of a screen", () => {
  it.each([
    ["2026-11-28", "17:59", undefined],
    ["2026-11-28", "18:00", "off"],
    // Sunday morning still belongs to Saturday's entry, Monday morning to Sunday's.
    ["2026-11-29", "05:59", "off"],
    ["2026-11-29", "06:00", undefined],
    ["2026-11-30", "05:59", "off"],
    ["2026-11-30", "07:00", HOTSPOTS],
    ["2026-11-30", "09:30", "off"],
    ["2026-12-01", "09:29", HOTSPOTS],
    ["2026-12-01", "09:30", undefined],
  ])("on %s at %s", (date, minute, shown) => {
    expect(scheduledAt(SCHEDULE, { date, minute })).toEqual(shown);
  });
});
