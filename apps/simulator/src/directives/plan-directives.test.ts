import { stepOf } from "@ioc/domain/directive/directive-step.ts";
import { vietnamCalendar } from "@ioc/domain/time/vietnam-calendar.ts";
import { compileCalendar } from "@ioc/domain/time/working-calendar.ts";
import { createZone } from "@ioc/domain/time/zone.ts";
import { directiveBodySchema, directiveStepBodySchema } from "@ioc/protocol/directives.ts";
import { expect, test } from "vitest";
import { planDirectives } from "./plan-directives.ts";

const zone = createZone("Asia/Ho_Chi_Minh");
if (zone === undefined) throw new Error("no such zone");
const calendar = compileCalendar(vietnamCalendar);
const hotspots = Array.from({ length: 8 }, (_, index) => ({
  unit: `SG01.${index}`,
  unitName: `X. ${index}`,
  field: "Đất đai",
  overdue: 20 - index,
  open: 40,
  expected: 2.5,
  excess: 17.5 - index,
}));

test("what is planned is what the protocol takes, due in working hours, in steps that are in order", () => {
  const saturday = Date.parse("2026-03-14T09:00:00+07:00");
  const planned = planDirectives(hotspots, calendar, zone, saturday);
  const ends = planned.map(({ hotspot, text, dueAtMs, steps }) => {
    const body = { unit: hotspot.unit, text, dueAt: new Date(dueAtMs).toISOString() };
    expect(directiveBodySchema.safeParse(body).success).toBe(true);
    let state = "sent" as Parameters<typeof stepOf>[0];
    for (const { action, comment } of steps) {
      expect(directiveStepBodySchema.safeParse({ comment }).success).toBe(true);
      const step = stepOf(state, action, comment !== undefined);
      expect(step.kind).toBe("moved");
      if (step.kind === "moved") state = step.state;
    }
    return [state, new Date(dueAtMs + 7 * 3_600_000).toISOString().slice(0, 16)];
  });
  expect(ends).toEqual([
    ["seen", "2026-03-14T09:15"],
    ["accepted", "2026-03-17T17:00"],
    ["reported", "2026-03-16T17:00"],
    ["sent", "2026-03-18T17:00"],
    ["accepted", "2026-03-17T17:00"],
    ["closed", "2026-03-16T17:00"],
  ]);
  expect(planDirectives(hotspots.slice(0, 2), calendar, zone, saturday).length).toBe(2);
  expect(planDirectives([], calendar, zone, saturday)).toEqual([]);
});
