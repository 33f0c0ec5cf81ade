import { expect, test } from "vitest";
import { KeptAnswers } from "./kept-answers.ts";

const WORLD = {};

/** What is worked out is which time it was asked to, and for whom. */
function counted(limits = { keptMs: 100, most: 2 }): { answers: KeptAnswers<string>; asked: string[] } {
  const asked: string[] = [];
  const answers = new KeptAnswers<string>((unit, asOf) => {
    asked.push(`${unit}@${asOf}`);
    return unit === 13 ? Promise.reject(new Error("unlucky")) : Promise.resolve(`${unit}@${asOf}`);
  }, limits);
  return { answers, asked };
}

test("an answer is given for a while after its moment, and never for a moment before it", async () => {
  const { answers } = counted();
  expect(await answers.get(1, 1000, WORLD)).toBe("1@1000");
  expect(await answers.get(1, 1099, WORLD)).toBe("1@1000");
  expect(await answers.get(1, 999, WORLD)).toBe("1@999");
  expect(await answers.get(1, 1099, WORLD)).toBe("1@1099");
});

test("who asks while it is worked out waits for the same answer", async () => {
  const { answers, asked } = counted();
  expect(await Promise.all([answers.get(1, 5, WORLD), answers.get(1, 6, WORLD)])).toEqual(["1@5", "1@5"]);
  expect(asked).toEqual(["1@5"]);
});

test("what rests on another world is worked out anew", async () => {
  const { answers } = counted();
  await answers.get(1, 5, WORLD);
  expect(await answers.get(1, 6, {})).toBe("1@6");
});

test("of too many the one that was asked for longest ago goes", async () => {
  const { answers } = counted();
  for (const unit of [1, 2, 1, 3]) await answers.get(unit, unit, WORLD);
  expect(await answers.get(1, 50, WORLD)).toBe("1@1");
  expect(await answers.get(2, 50, WORLD)).toBe("2@50");
});

test("a failure is told and not kept, and the next is not held up by it", async () => {
  const { answers, asked } = counted();
  const failed = answers.get(13, 1, WORLD);
  const after = answers.get(2, 2, WORLD);
  await expect(failed).rejects.toThrow("unlucky");
  expect(await after).toBe("2@2");
  await expect(answers.get(13, 2, WORLD)).rejects.toThrow("unlucky");
  expect(asked).toEqual(["13@1", "2@2", "13@2"]);
});
