import { expect, test } from "vitest";
import { firstDrafts, isWrong, nextDraft, typedFigures } from "./figure-draft.ts";

test.each([
  ["1.234", 1234],
  ["1,234", 1234],
  [" 7 ", 7],
  ["0", 0],
])("%s is a number", (count, expected) => {
  const [draft] = firstDrafts();
  expect(typedFigures([{ ...(draft ?? nextDraft([])), count }])).toEqual([{ measure: "received", count: expected }]);
});

test("what is empty is left out, what is no number is wrong", () => {
  const draft = { ...nextDraft([]), count: "" };
  expect([isWrong(draft), typedFigures([draft])]).toEqual([false, []]);
  for (const count of ["nhiều", "-1", "1e5", "1,5"]) expect(isWrong({ ...draft, count }), count).toBe(true);
});

test("a new row has a measure that stands nowhere yet, and an id of its own", () => {
  const drafts = firstDrafts();
  const next = nextDraft(drafts);
  expect(drafts.some(({ id, measure }) => id === next.id || measure === next.measure)).toBe(false);
  const named = { ...next, field: "Đất đai", procedure: " 1.001 ", count: "2" };
  expect(typedFigures([named])).toEqual([{ measure: next.measure, field: "Đất đai", procedure: "1.001", count: 2 }]);
});
