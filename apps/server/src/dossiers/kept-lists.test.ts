import type { CountedList } from "@ioc/domain/board/counted-dossiers.ts";
import { expect, test } from "vitest";
import { KeptLists } from "./kept-lists.ts";

function listOf(length: number): CountedList {
  const dossiers = Array.from({ length }, (_, dossier) => ({ dossier, count: 1, key: dossier }));
  const moments = { asOf: 0, judgedAt: 0, judgedOn: 0, openBefore: 0 };
  return { top: 1, moments, shownAt: 0, covers: () => true, dossiers };
}

test("a list as long as the most is kept, whatever is longer is not", () => {
  const lists = new KeptLists(10);
  lists.keep("longest", listOf(10));
  lists.keep("longer", listOf(11));
  expect(lists.get("longest")?.dossiers).toHaveLength(10);
  expect(lists.get("longer")).toBeUndefined();
});

test("of too many dossiers the list that was read longest ago goes", () => {
  const lists = new KeptLists(20);
  for (const name of ["a", "b"]) lists.keep(name, listOf(8));
  lists.get("a");
  lists.keep("c", listOf(8));
  expect(["a", "b", "c"].filter((name) => lists.get(name) !== undefined)).toEqual(["a", "c"]);
});
