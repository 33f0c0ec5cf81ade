import { expect, test } from "vitest";
import { Attendance } from "./attendance.ts";

test("somebody is there when the page was opened or touched within the last minute", () => {
  let now = 1000;
  const page = new EventTarget();
  const attendance = new Attendance(page, () => now);
  expect(attendance.isPresent).toBe(true);
  now += 60_001;
  expect(attendance.isPresent).toBe(false);
  for (const touch of ["keydown", "pointerdown", "pointermove", "wheel"]) {
    page.dispatchEvent(new Event(touch));
    expect(attendance.isPresent, touch).toBe(true);
    now += 60_001;
    expect(attendance.isPresent, touch).toBe(false);
  }
});
