import { expect, it } from "vitest";
import { missingUnits } from "./missing-units.ts";
import { stageWords } from "./stage-words.ts";

it.each([
  [0, 0, undefined],
  [3, 0, "gồm số cũ của 3 đơn vị mất tín hiệu"],
  [0, 2, "thiếu 2 đơn vị chưa từng gửi"],
  [3, 2, "thiếu 5 đơn vị mất tín hiệu hoặc chưa từng gửi"],
])("of %i silent units and %i that never sent, says %s", (stale, never, said) => {
  const missing = missingUnits({ stale, never });
  expect(missing && stageWords.textOf("vi", missing.why, { count: missing.units, units: missing.units })).toBe(said);
});
