import { expect, test } from "vitest";
import { KeptAnswers, type KeptAnswersLimits } from "./kept-answers.ts";

const WORLD = {};

/** What is worked out is what was asked for, and when. */
function counted(limits: KeptAnswersLimits<string> = { keptMs: 100, most: 2 }) {
  const asked: string[] = [];
  const answers = new KeptAnswers<string>(limits);
  const get = (key: string, now: number, world: object = WORLD): Promise<string> =>
    answers.get(key, { now, world }, () => {
      asked.push(`${key}@${now}`);
      return key === "unlucky" ? Promise.reject(new Error("unlucky")) : Promise.resolve(`${key}@${now}`);
    });
  return { get, asked };
}

test("an answer is given for a while after it was asked for, and never before that", async () => {
  const { get } = counted();
  expect(await get("a", 1000)).toBe("a@1000");
  expect(await get("a", 1099)).toBe("a@1000");
  expect(await get("a", 999)).toBe("a@999");
  expect(await get("a", 1099)).toBe("a@1099");
});

test("who asks while it is worked out waits for the same answer", async () => {
  const { get, asked } = counted();
  expect(await Promise.all([get("a", 5), get("a", 6), get("b", 6)])).toEqual(["a@5", "a@5", "b@6"]);
  expect(asked).toEqual(["a@5", "b@6"]);
});

test("what rests on another world is worked out anew", async () => {
  const { get } = counted();
  await get("a", 5);
  expect(await get("a", 6, {})).toBe("a@6");
});

test("of what weighs too much that which was asked for longest ago goes, the last one never", async () => {
  const { get } = counted();
  for (const [index, key] of ["a", "b", "a", "c"].entries()) await get(key, index);
  expect(await get("a", 50)).toBe("a@0");
  expect(await get("b", 50)).toBe("b@50");
  const heavy = counted({ keptMs: 100, most: 2, weigh: () => 5 });
  await heavy.get("a", 0);
  expect(await heavy.get("a", 1)).toBe("a@0");
  await heavy.get("b", 2);
  expect(await heavy.get("a", 3)).toBe("a@3");
});

test("an old answer is given while a new one is worked out, once, and then the new one", async () => {
  const { get, asked } = counted({ keptMs: 100, oldMs: 1000, most: 9 });
  await get("a", 0);
  expect(await Promise.all([get("a", 100), get("a", 101)])).toEqual(["a@0", "a@0"]);
  expect(asked).toEqual(["a@0", "a@100"]);
  expect(await get("a", 150)).toBe("a@100");
  expect(await get("a", 1100)).toBe("a@1100");
});

test("a failure is told and not kept, and an old answer outlives it", async () => {
  const { get, asked } = counted();
  await expect(get("unlucky", 1)).rejects.toThrow("unlucky");
  await expect(get("unlucky", 2)).rejects.toThrow("unlucky");
  expect(asked).toEqual(["unlucky@1", "unlucky@2"]);

  const answers = new KeptAnswers<number>({ keptMs: 100, oldMs: 1000, most: 9 });
  const at = (now: number, work: () => Promise<number>) => answers.get("a", { now, world: WORLD }, work);
  await at(0, () => Promise.resolve(1));
  expect(await at(200, () => Promise.reject(new Error("unlucky")))).toBe(1);
  expect(await at(201, () => Promise.resolve(2))).toBe(1);
  expect(await at(202, () => Promise.resolve(3))).toBe(2);
});
