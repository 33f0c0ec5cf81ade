import { expect, test } from "vitest";
import { demoContext } from "./demo-plan.test-support.ts";
import { isDown } from "./lines.ts";

test("the weak line is down for some minutes of every hour and up for most of it", () => {
  const context = demoContext();
  const start = context.anchorDay * 86_400_000;
  for (let hour = 0; hour < 48; hour++) {
    const minutes = Array.from({ length: 60 }, (_, minute) => isDown(context, start + (hour * 60 + minute) * 60_000));
    const down = minutes.filter(Boolean).length;
    expect(down).toBeGreaterThanOrEqual(3);
    expect(down).toBeLessThanOrEqual(12);
    expect(minutes[0]).toBe(false);
    expect(minutes[59]).toBe(false);
  }
});
