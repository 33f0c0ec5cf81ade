import { parseInstant } from "@ioc/domain/time/instant.ts";
import { dayOf } from "@ioc/domain/time/zone.ts";
import { checkEvent } from "@ioc/protocol/check-event.ts";
import type { FeedEvent } from "@ioc/protocol/event.ts";
import { describe, expect, test } from "vitest";
import { dayOfText, demoContext } from "../plan/demo-plan.test-support.ts";
import { replayEvents } from "./replay-events.ts";
import { damRong, krongPac, type ReportedDistrict } from "./reported-figures.ts";
import { spread } from "./spread.ts";

const { calendar, zone } = demoContext();

function countBy(events: readonly FeedEvent[], key: (event: FeedEvent) => string): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const event of events) counts[key(event)] = (counts[key(event)] ?? 0) + 1;
  return counts;
}

function dayOfEvent({ time }: FeedEvent): number {
  return dayOf(zone, parseInstant(time) ?? Number.NaN);
}

describe.each([krongPac, damRong])("the replay of $name", (district: ReportedDistrict) => {
  const events = [...replayEvents(district, calendar, zone)];

  test("has as many receipts and resolutions as reported", () => {
    expect(countBy(events, ({ type }) => type)).toEqual({
      "vn.motcua.dossier.received": district.received,
      "vn.motcua.dossier.resolved": district.resolved,
    });
  });

  test("lies in the period, and every event passes the check of the protocol", () => {
    const days = events.map(dayOfEvent);
    expect(days.filter((day) => day < dayOfText(district.from) || day > dayOfText(district.to))).toEqual([]);
    expect(events.filter((event) => !checkEvent(event, Date.now()).ok)).toEqual([]);
  });
});

test("Krông Pắc's channels are the reported ones", () => {
  const events = [...replayEvents(krongPac, calendar, zone)];
  const channels = countBy(events, (event) => ("channel" in (event.data ?? {}) ? channelOf(event) : "none"));
  expect(channels).toEqual({ counter: 24_879, onlinePartial: 5_090, onlineFull: 7_415, none: 37_294 });
});

function channelOf(event: FeedEvent): string {
  return event.type === "vn.motcua.dossier.received" ? event.data.channel : "none";
}

test("spreading gives each key its count, evenly", () => {
  const keys = [...spread({ a: 6, b: 3, c: 1 })];
  expect(keys.filter((key) => key === "a")).toHaveLength(6);
  expect(keys.slice(0, 5).filter((key) => key === "a")).toHaveLength(3);
  expect(keys.filter((key) => key === "c")).toHaveLength(1);
});
