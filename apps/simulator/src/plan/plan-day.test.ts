import { dayOf } from "@ioc/domain/time/zone.ts";
import { checkEvent } from "@ioc/protocol/check-event.ts";
import { describe, expect, test } from "vitest";
import { offices } from "../province/units.ts";
import { dayOfText, demoContext, officeOf, planRange } from "./demo-plan.test-support.ts";
import { HISTORY_DAYS, LONGEST_LIFE_DAYS } from "./plan-context.ts";
import { planDay } from "./plan-day.ts";

const context = demoContext();
const { anchorDay } = context;
const history = planRange(context, anchorDay - HISTORY_DAYS, anchorDay);

describe("the plan", () => {
  test("is the same each time it is made", () => {
    const office = officeOf("SG06");
    expect(planDay(demoContext(), office, anchorDay)).toEqual(planDay(context, office, anchorDay));
    expect(planDay(demoContext("another seed"), office, anchorDay)).not.toEqual(planDay(context, office, anchorDay));
  });

  test("every event passes the check of the protocol", () => {
    const farAheadMs = Date.UTC(2100, 0, 1);
    const refused = history.map(({ event }) => checkEvent(event, farAheadMs)).filter((verdict) => !verdict.ok);
    expect(refused).toEqual([]);
  });

  test("so does every event over Tết", () => {
    const tet = demoContext("son-giang", "2026-02-20");
    const events = planRange(tet, dayOfText("2026-02-13"), dayOfText("2026-02-24"));
    expect(events.length).toBeGreaterThan(500);
    expect(events.filter(({ event }) => !checkEvent(event, Date.UTC(2100, 0, 1)).ok)).toEqual([]);
  });

  test("no id occurs twice", () => {
    expect(new Set(history.map(({ event }) => `${event.source} ${event.id}`)).size).toBe(history.length);
  });

  test("nothing happens to a dossier before its receipt, nor after its longest life", () => {
    const receivedAtMs = new Map<string, number>();
    for (const { event, atMs } of history) {
      if (event.type.endsWith(".received")) receivedAtMs.set(event.subject, atMs);
    }
    const longestMs = LONGEST_LIFE_DAYS * 86_400_000;
    const wrong = history.filter(({ event, atMs }) => {
      const start = receivedAtMs.get(event.subject) ?? Number.POSITIVE_INFINITY;
      return atMs < start || atMs > start + longestMs || (atMs === start && !event.type.endsWith(".received"));
    });
    expect(wrong).toEqual([]);
  });

  test("a receipt lies on the day that it is planned for", () => {
    const events = planDay(context, officeOf("SG06"), anchorDay).filter(({ event }) =>
      event.type.endsWith(".received"),
    );
    expect(events.map(({ atMs }) => dayOf(context.zone, atMs))).toEqual(events.map(() => anchorDay));
  });

  test("is sent some seconds after it happened, never before", () => {
    const delaysMs = history.map(({ atMs, sendAtMs }) => sendAtMs - atMs);
    expect(Math.min(...delaysMs.slice(0, 50_000))).toBeGreaterThanOrEqual(500);
    expect(Math.max(...delaysMs.slice(0, 50_000))).toBeLessThanOrEqual(46_000);
  });

  test("a smaller plan of an earlier anchor is part of a later one's, so that a lost anchor does no harm", () => {
    const day = anchorDay - 60;
    const small = planDay(context, officeOf("SG07"), day);
    const large = planDay(demoContext("son-giang", "2026-10-01"), officeOf("SG07"), day);
    expect(large.length).toBeGreaterThan(small.length);
    const times = new Map(large.map(({ event, atMs }) => [event.id, atMs]));
    expect(small.every(({ event, atMs }) => times.get(event.id) === atMs)).toBe(true);
  });

  test("every dossier code begins with the prefix of the unit that takes it in", () => {
    const received = history.filter(({ event }) => event.type.endsWith(".received"));
    expect(received.filter(({ event, unit }) => !event.subject.startsWith(`${unit}-`))).toEqual([]);
  });

  test("holds no personal data: codes, short words and numbers only", () => {
    const values = new Set(history.flatMap(({ event }) => Object.entries(event.data ?? {}).map(describeMember)));
    const allowed =
      /^(procedure|channel|components|applicant|toUnit|reason|topic|method|amount|outcome|result|score|dueAt): /;
    expect([...values].filter((value) => !allowed.test(value))).toEqual([]);
    expect(values.size).toBeLessThan(120);
  });
});

function describeMember([name, value]: [string, unknown]): string {
  return name === "dueAt" ? "dueAt: instant" : `${name}: ${String(value)}`;
}

describe("lines that are part of the story", () => {
  const sendersOfLastDays = new Set(
    history.filter(({ sendAtMs }) => dayOf(context.zone, sendAtMs) >= anchorDay - 2).map(({ unit }) => unit),
  );

  test("one commune never sends, one has been silent for days, all others send", () => {
    const senders = new Set(history.map(({ unit }) => unit));
    const codes = offices().map((office) => office.code);
    expect(codes.filter((code) => !senders.has(code))).toEqual(["SG09.05"]);
    expect(codes.filter((code) => !sendersOfLastDays.has(code)).sort()).toEqual(["SG05.02", "SG09.05"]);
  });
});
