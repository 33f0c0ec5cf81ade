import { describe, expect, it } from "vitest";
import { at, office, vietnam } from "../dossier/dossier-events.test-support.ts";
import { formatInstant } from "../time/instant.ts";
import { dayOf } from "../time/zone.ts";
import { type HeardHour, silentHours } from "./silent-hours.ts";
import { workingHours } from "./working-hours.ts";

function day(date: string): number {
  return dayOf(vietnam, at(`${date} 12:00`));
}

function wall(instant: number): string {
  return formatInstant(instant + 7 * 3_600_000)
    .slice(0, 16)
    .replace("T", " ");
}

/** Two working weeks, 2 to 13 March 2026, in which something arrived in each hour, but where `isSilent` says so. */
function heard(isSilent: (wallTime: string) => boolean, from = "2026-03-02"): HeardHour[] {
  return workingHours(office, vietnam, day(from), day("2026-03-13")).map((hour) => ({
    ...hour,
    arrived: isSilent(wall(hour.from)) ? 0 : 2,
  }));
}

const spansOf = (hours: HeardHour[]): unknown =>
  silentHours(hours).spans.map(({ from, to, hours: count }) => [wall(from), wall(to), count]);

describe("working hours", () => {
  it("are cut at the hours of the clock, within the sessions of working days", () => {
    const hours = workingHours(office, vietnam, day("2026-03-06"), day("2026-03-08"));
    expect(hours.map(({ from, to }) => `${wall(from)} ${wall(to).slice(11)}`)).toEqual(
      ["07:30 08:00", "08:00 09:00", "09:00 10:00", "10:00 11:00", "11:00 11:30"]
        .concat(["13:30 14:00", "14:00 15:00", "15:00 16:00", "16:00 17:00"])
        .map((span) => `2026-03-06 ${span}`),
    );
  });
});

describe("CON-2: hours in which a unit usually sends", () => {
  it("one in which nothing came is a gap", () => {
    expect(spansOf(heard((time) => time === "2026-03-10 09:00"))).toEqual([
      ["2026-03-10 09:00", "2026-03-10 10:00", 1],
    ]);
  });

  it("one after the other they are one, over noon and over night", () => {
    expect(spansOf(heard((time) => time >= "2026-03-09 15:00" && time < "2026-03-10 09:00"))).toEqual([
      ["2026-03-09 15:00", "2026-03-10 09:00", 4],
    ]);
  });

  it("what is heard on less than three of four days is not usual", () => {
    const odd = ["02", "04", "06"].map((date) => `2026-03-${date} 16:00`);
    expect(silentHours(heard((time) => odd.includes(time))).spans).toEqual([]);
    expect(silentHours(heard((time) => odd.slice(0, 2).includes(time))).spans).toHaveLength(2);
  });

  it("before a unit was first heard nothing was missing, and four days say nothing", () => {
    expect(spansOf(heard((time) => time < "2026-03-05 10:00"))).toEqual([]);
    expect(silentHours(heard((time) => time === "2026-03-12 09:00", "2026-03-10"))).toEqual({ days: 4, spans: [] });
    expect(silentHours(heard(() => true))).toEqual({ days: 0, spans: [] });
  });
});
