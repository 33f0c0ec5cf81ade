import { describe, expect, it } from "vitest";
import { at, office, vietnam } from "../dossier/dossier-events.test-support.ts";
import { freshnessState, hasFallenSilent } from "./freshness.ts";

// 6 March 2026 is a Friday; office hours are 07:30–11:30 and 13:30–17:00.
describe("FRS-1: what was last heard, and when it is asked", () => {
  it.each([
    ["2026-03-06 09:00", "2026-03-06 09:05", "live", "five minutes"],
    ["2026-03-06 09:00", "2026-03-06 09:05:00.001", "quiet", "a millisecond more"],
    ["2026-03-06 09:00", "2026-03-06 10:00", "quiet", "60 minutes of working time"],
    ["2026-03-06 09:00", "2026-03-06 10:00:00.001", "stale", "a millisecond more"],
    ["2026-03-06 11:00", "2026-03-06 12:00", "quiet", "the lunch break is no working time"],
    ["2026-03-06 11:00", "2026-03-06 14:00", "quiet", "nor does it count afterwards"],
    ["2026-03-06 11:00", "2026-03-06 14:01", "stale", "31 minutes of the afternoon do"],
    ["2026-03-02 09:00", "2026-03-06 17:00", "quiet", "outside hours nobody is expected to report"],
    ["2026-03-02 09:00", "2026-03-08 10:00", "quiet", "on a Sunday neither"],
    ["2026-03-06 16:30", "2026-03-09 08:00", "quiet", "over the weekend 60 minutes went by"],
    ["2026-03-06 16:30", "2026-03-09 08:01", "stale", "61 minutes"],
    ["2026-03-06 09:00:10", "2026-03-06 09:00", "live", "an arrival ahead of the clock"],
  ] as const)("heard %s, asked %s: %s (%s)", (heard, asked, expected, _) => {
    expect(freshnessState(at(heard), null, at(asked), office, vietnam)).toBe(expected);
  });

  it("without any event it is never, connected or not", () => {
    const now = at("2026-03-06 09:00");
    expect(freshnessState(null, null, now, office, vietnam)).toBe("never");
    expect(freshnessState(null, now, now, office, vietnam)).toBe("never");
  });

  it("a feed of that very unit that is or was connected counts as heard", () => {
    const now = at("2026-03-06 11:00");
    const state = (connectedAt: number) => freshnessState(at("2026-03-02 09:00"), connectedAt, now, office, vietnam);
    expect(state(now)).toBe("live");
    expect(state(at("2026-03-06 10:30"))).toBe("quiet");
    expect(state(at("2026-03-06 09:30"))).toBe("stale");
  });
});

describe("ALR-8: a silence goes on until something is heard", () => {
  it.each([
    ["2026-03-06 10:00", "2026-03-06 11:00:00.001", true, "as stale as on the boards"],
    ["2026-03-06 10:00", "2026-03-06 12:00", true, "through the lunch break, in which boards call it quiet"],
    ["2026-03-06 10:00", "2026-03-08 10:00", true, "through the weekend"],
    ["2026-03-06 10:30", "2026-03-06 12:00", false, "no break begins one"],
    ["2026-03-06 16:30", "2026-03-09 07:30", false, "nor does a weekend"],
    ["2026-03-06 09:00", "2026-03-06 09:05", false, "what is live is heard"],
  ] as const)("heard %s, asked %s: %s (%s)", (heard, asked, expected, _) => {
    expect(hasFallenSilent(at(heard), null, at(asked), office, vietnam, [])).toBe(expected);
  });

  it("is of units that were heard before, and of no unit whose feed is connected", () => {
    const now = at("2026-03-06 12:00");
    expect(hasFallenSilent(null, null, now, office, vietnam, [])).toBe(false);
    expect(hasFallenSilent(at("2026-03-02 09:00"), now, now, office, vietnam, [])).toBe(false);
  });

  const night = { from: at("2026-03-05 16:00"), to: at("2026-03-06 08:00") };
  const morning = { from: at("2026-03-06 08:30"), to: at("2026-03-06 11:00") };
  it.each([
    // Half an hour before the night, half of one of the morning, half an hour after it.
    ["2026-03-05 15:30", "2026-03-06 11:00", false],
    ["2026-03-05 15:30", "2026-03-06 11:00:00.001", true],
    ["2026-03-06 08:30", "2026-03-06 11:00", false],
    ["2026-03-06 10:00", "2026-03-06 14:00", false],
    ["2026-03-06 10:00", "2026-03-06 14:00:00.001", true],
    ["2026-03-05 14:59", "2026-03-06 08:00", true],
  ] as const)("does not grow while nobody listens: heard %s, asked %s: %s", (heard, asked, expected) => {
    expect(hasFallenSilent(at(heard), null, at(asked), office, vietnam, [morning, night])).toBe(expected);
  });
});
