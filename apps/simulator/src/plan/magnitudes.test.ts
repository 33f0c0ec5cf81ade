import { dayMs } from "@ioc/domain/time/civil-date.ts";
import { dayOf } from "@ioc/domain/time/zone.ts";
import { describe, expect, test } from "vitest";
import { offices } from "../province/units.ts";
import { demoContext, planRange } from "./demo-plan.test-support.ts";
import { HISTORY_DAYS } from "./plan-context.ts";
import { sumOf, type Tally, tallyOf } from "./tally.test-support.ts";

const context = demoContext();
const { anchorDay, zone } = context;
const nowMs = zone.toInstant(anchorDay * dayMs + 14.5 * 3_600_000);
const events = planRange(context, anchorDay - HISTORY_DAYS, anchorDay);
const tallies = tallyOf(context, events, nowMs);
const province = sumOf(tallies.values());
const communes = offices()
  .filter((office) => office.kind === "commune")
  .flatMap((office) => tallies.get(office.code) ?? []);

function within(district: string): Tally {
  return sumOf([...tallies].filter(([unit]) => unit.startsWith(district)).map(([, tally]) => tally));
}

function expectShare(part: number, whole: number, from: number, to: number): void {
  expect(part / whole).toBeGreaterThanOrEqual(from);
  expect(part / whole).toBeLessThanOrEqual(to);
}

function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.floor(share * (sorted.length - 1))] ?? Number.NaN;
}

describe("the province looks like the published reports", () => {
  test("the history is small enough for a first start and large enough to be a province", () => {
    const sent = events.filter(({ sendAtMs }) => sendAtMs <= nowMs).length;
    expect(sent).toBeGreaterThan(130_000);
    expect(sent).toBeLessThan(175_000);
  });

  test("channels, digitization, results, payment and satisfaction", () => {
    expectShare(province.online, province.received, 0.55, 0.68);
    expectShare(province.digitizedFully, province.received, 0.25, 0.45);
    expectShare(province.digital, province.resolved, 0.7, 0.9);
    expectShare(province.paidOnline, province.paid, 0.81, 0.95);
    expectShare(province.satisfied, province.rated, 0.9, 0.99);
  });

  test("few are late, some are open, a thin tail is suspended", () => {
    expectShare(province.late, province.resolved, 0.015, 0.04);
    expectShare(province.overdue, province.open, 0.015, 0.045);
    expectShare(province.suspended, province.open, 0.03, 0.09);
  });

  test("communes differ: received, late, digitized", () => {
    const received = communes.map((tally) => tally.received);
    expect(quantile(received, 0.05)).toBeGreaterThan(60);
    expect(quantile(received, 1)).toBeLessThan(1_000);
    const late = communes.map((tally) => tally.late / tally.resolved);
    expect(quantile(late, 0.95)).toBeLessThan(0.1);
    const digitized = communes.map((tally) => tally.digitizedFully / tally.received);
    expect(quantile(digitized, 0.1)).toBeLessThan(0.22);
    expect(quantile(digitized, 0.9)).toBeGreaterThan(0.45);
  });

  test("Hòa Lâm and Tân Khê are the hot spots, and it is land that is late there", () => {
    const shareOf = ({ overdue, open }: Tally): number => overdue / open;
    expect(shareOf(within("SG06"))).toBeGreaterThan(2 * shareOf(province));
    expect(shareOf(within("SG10"))).toBeGreaterThan(1.2 * shareOf(province));
    expectShare(within("SG06").overdue, within("SG06").open, 0.05, 0.11);
    const others = offices().map((office) => tallies.get(office.code)?.overdue ?? 0);
    expect(tallies.get("SG06")?.overdue).toBe(Math.max(...others));
  });
});

describe("a day has its rhythm", () => {
  const yesterday = anchorDay - 1;
  const hours = Array.from({ length: 24 }, () => 0);
  for (const { event, atMs } of events) {
    if (event.type !== "vn.motcua.dossier.received" || dayOf(zone, atMs) < anchorDay - 20) continue;
    if (!context.calendar.isWorkingDay(dayOf(zone, atMs))) continue;
    const hour = Math.floor((zone.toLocal(atMs) % dayMs) / 3_600_000);
    hours[hour] = (hours[hour] ?? 0) + 1;
  }
  const at = (hour: number): number => hours[hour] ?? 0;

  test("peaks in the morning and after lunch, and a dip between", () => {
    expect(Math.max(...hours.slice(0, 12))).toBe(at(9));
    expect(Math.max(...hours.slice(12))).toBe(at(14));
    expect(at(12)).toBeLessThan(at(9) / 3);
  });

  test("at night and on days off something comes in, and not much", () => {
    const night = at(0) + at(1) + at(2) + at(3) + at(4);
    expect(night).toBeGreaterThan(20);
    expect(night).toBeLessThan(at(9));
    const onSunday = events.filter(
      ({ event, atMs }) => event.type.endsWith(".received") && dayOf(zone, atMs) === anchorDay - 3,
    ).length;
    const onTuesday = events.filter(
      ({ event, atMs }) => event.type.endsWith(".received") && dayOf(zone, atMs) === yesterday,
    ).length;
    expect(onSunday).toBeGreaterThan(80);
    expect(onSunday).toBeLessThan(onTuesday / 3);
  });
});
