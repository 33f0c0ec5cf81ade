import { checkEvent } from "@ioc/protocol/check-event.ts";
import { expect, test } from "vitest";
import { offices } from "../province/units.ts";
import { demoContext } from "./demo-plan.test-support.ts";
import { isHeard } from "./lines.ts";
import { planDay } from "./plan-day.ts";
import { planNightWork } from "./plan-night-work.ts";

const context = demoContext();
const places = offices();
const sunday = context.anchorDay - 3;
const nightWork = planNightWork(context, places, context.anchorDay);

test("at any hour without office hours there is an event about every ten seconds", () => {
  const moments = planNightWork(context, places, sunday).map(({ sendAtMs }) => sendAtMs);
  const gaps = moments.slice(1).map((moment, index) => moment - (moments[index] ?? 0));
  expect(moments.length).toBeGreaterThan(8_000);
  expect(gaps.filter((gap) => gap > 30_000).length).toBeLessThan(gaps.length / 100);
});

test("it leaves the office hours alone", () => {
  const open = nightWork.filter(({ atMs }) => context.calendar.isOpenAt(context.zone.toLocal(atMs)));
  expect(open).toEqual([]);
});

test("it repeats what the server was told, from units that send", () => {
  expect(nightWork.filter(({ event }) => !checkEvent(event, Date.UTC(2100, 0, 1)).ok)).toEqual([]);
  expect(nightWork.filter(({ unit }) => !isHeard(context, unit))).toEqual([]);
  const told = new Map<string, string[]>();
  for (let day = context.anchorDay - 20; day < context.anchorDay; day++) {
    for (const office of places) {
      for (const { event } of planDay(context, office, day)) {
        const components = event.data && "components" in event.data ? event.data.components : undefined;
        if (components) told.set(event.subject, [...(told.get(event.subject) ?? []), components]);
      }
    }
  }
  const news = nightWork.filter(({ event }) => {
    const components = event.type === "vn.motcua.dossier.digitized" ? event.data.components : "none";
    return told.get(event.subject)?.includes(components) !== true;
  });
  expect(news).toEqual([]);
});
