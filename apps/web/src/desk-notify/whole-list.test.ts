import { expect, test } from "vitest";
import { wholeList } from "./whole-list.ts";

const ALL = Array.from({ length: 7 }, (_, index) => `SG-${index}`);

/** Three at a time. */
async function page(
  cursor: string | undefined,
): Promise<{ total: number; items: string[]; nextCursor: string | null }> {
  const from = Number(cursor ?? 0);
  const to = from + 3;
  return { total: ALL.length, items: ALL.slice(from, to), nextCursor: to < ALL.length ? String(to) : null };
}

test("a list of several pages is told whole, and one that is too long not in part", async () => {
  expect(await wholeList(page, 7)).toEqual(ALL);
  expect(await wholeList(page, 6)).toBeUndefined();
});
