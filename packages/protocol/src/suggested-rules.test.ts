import { expect, test } from "vitest";
import { suggestedRules } from "./suggested-rules.ts";

test("the rules suggested for one unit take the place of no other unit's, however long its code", () => {
  const long = (end: string): string => `${"x".repeat(62)}${end}`;
  const ids = ["SG", "SG.01", long("1a"), long("2b")].flatMap((unit) => suggestedRules(unit).map(({ id }) => id));
  expect(new Set(ids).size).toBe(ids.length);
  for (const id of ids) expect(id).toMatch(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/);
});
