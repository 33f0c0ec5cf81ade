import { expect, it } from "vitest";
import { createLetGo } from "./let-go.ts";

it("closes what nobody has touched for ten minutes, and nothing earlier", () => {
  let nowMs = 1_800_000_000_000;
  let isOpen = false;
  const letGo = createLetGo({
    nowMs: () => nowMs,
    isOpen: () => isOpen,
    close: () => {
      isOpen = false;
    },
  });
  const pass = (seconds: number): boolean => {
    for (let second = 0; second < seconds; second++) {
      nowMs += 1000;
      letGo.tick();
    }
    return isOpen;
  };
  pass(3600);
  isOpen = true;
  expect(pass(590)).toBe(true);
  letGo.touched();
  expect(pass(600)).toBe(true);
  nowMs -= 3_600_000;
  expect(pass(600)).toBe(true);
  expect(pass(1)).toBe(false);
  isOpen = true;
  expect(pass(600)).toBe(true);
});
