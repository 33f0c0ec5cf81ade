import { dayMs } from "@ioc/domain/time/civil-date.ts";
import { expect, test } from "vitest";
import { demoContext, officeOf } from "../plan/demo-plan.test-support.ts";
import { HISTORY_DAYS } from "../plan/plan-context.ts";
import { planDay } from "../plan/plan-day.ts";
import { planNightWork } from "../plan/plan-night-work.ts";
import { Agenda } from "./agenda.ts";

const context = demoContext();
const places = [officeOf("SG06"), officeOf("SG06.01")];
const startMs = context.zone.toInstant(context.anchorDay * dayMs + 9 * 3_600_000);
const endMs = startMs + 3 * dayMs;

const ids = (agenda: Agenda, nowMs: number): string[] => agenda.takeDue(nowMs).map(({ event }) => event.id);
const isAfterStart = ({ sendAtMs }: { sendAtMs: number }): boolean => sendAtMs > startMs;

test("whatever the rhythm of the ticks, each event comes once, in order, and none is missing", () => {
  const awake = new Agenda(context, places, startMs, isAfterStart);
  const ticked: string[] = [];
  for (let nowMs = startMs; nowMs <= endMs; nowMs += 60_000) ticked.push(...ids(awake, nowMs));
  const slept = ids(new Agenda(context, places, startMs, isAfterStart), endMs);
  expect(ticked).toEqual(slept);

  const planned: string[] = [];
  for (let day = context.anchorDay - HISTORY_DAYS; day <= context.anchorDay + 3; day++) {
    const nightWork = day < context.anchorDay ? [] : planNightWork(context, places, day);
    const all = [...places.flatMap((office) => planDay(context, office, day)), ...nightWork];
    const open = all.filter(({ sendAtMs }) => sendAtMs > startMs && sendAtMs <= endMs);
    planned.push(...open.map(({ event }) => event.id));
  }
  expect(planned.length).toBeGreaterThan(100);
  expect([...slept].sort()).toEqual(planned.sort());
});

test("nothing is taken before its time", () => {
  const agenda = new Agenda(context, places, startMs, isAfterStart);
  const taken = agenda.takeDue(startMs + 3_600_000);
  expect(taken.every(({ sendAtMs }) => sendAtMs <= startMs + 3_600_000)).toBe(true);
});
