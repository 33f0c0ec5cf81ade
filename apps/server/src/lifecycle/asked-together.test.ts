import { expect, test } from "vitest";
import { AskedTogether } from "./asked-together.ts";

function doubling(most: number): { readonly asked: number[][]; readonly together: AskedTogether<number, number> } {
  const asked: number[][] = [];
  const together = new AskedTogether(async (numbers: readonly number[]) => {
    asked.push([...numbers]);
    if (numbers.includes(-1)) throw new Error("no answer");
    return numbers.map((number) => 2 * number);
  }, most);
  return { asked, together };
}

const numbers = Array.from({ length: 1000 }, (_, number) => number);

test("what is asked at the same time is asked in few goes, each answered by its own", async () => {
  const { asked, together } = doubling(600);
  const answers = await Promise.all(numbers.map((number) => together.ask(number)));
  expect(answers).toEqual(numbers.map((number) => 2 * number));
  // Two by themselves, since nobody knew yet that others would come.
  expect(asked.map(({ length }) => length)).toEqual([1, 1, 600, 398]);
});

test("nobody is answered by what was asked before they came", async () => {
  const { asked, together } = doubling(10);
  const first = [together.ask(1), together.ask(2)];
  await first[0];
  await together.ask(1);
  expect(asked.flat().filter((number) => number === 1)).toHaveLength(2);
});

test("what fails fails for those who were asked together, and the next are answered", async () => {
  const { together } = doubling(2);
  const outcomes = await Promise.allSettled([1, 2, 3, -1, 5, 6].map((number) => together.ask(number)));
  expect(outcomes.map(({ status }) => status === "fulfilled")).toEqual([true, true, false, false, true, true]);
  expect(await together.ask(7)).toBe(14);
});
