import { expect, test } from "vitest";
import { LaneFull, ThreadLane } from "./thread-lane.ts";

type Line = "a" | "b";

function* counting(told: string[], name: string, fails = false): Generator<void, string> {
  told.push(`${name} begins`);
  yield;
  if (fails) throw new Error(name);
  told.push(`${name} ends`);
  return name;
}

test("one piece of work after the other, and a failure holds up nobody", async () => {
  const lane = new ThreadLane<Line>(9);
  const told: string[] = [];
  const all = [
    lane.run("a", () => counting(told, "a")),
    lane.run("a", () => counting(told, "b", true)),
    lane.run("a", () => counting(told, "c")),
  ];
  const ended = await Promise.allSettled(all);
  expect(ended.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
  expect(told).toEqual(["a begins", "a ends", "b begins", "c begins", "c ends"]);
});

test("others have the thread while long work is done", async () => {
  let turns = 0;
  let isDone = false;
  const turn = (): void => {
    turns += 1;
    if (!isDone) setImmediate(turn);
  };
  setImmediate(turn);
  await new ThreadLane<Line>(1).run("a", function* () {
    // It goes on until others had their turn: work that kept the thread would never end.
    while (turns < 3) yield;
  });
  isDone = true;
  expect(turns).toBeGreaterThanOrEqual(3);
});

test("of what waits there is so much and no more, and what has ended makes room", async () => {
  const lane = new ThreadLane<Line>(2);
  const told: string[] = [];
  const [first, second] = [lane.run("a", () => counting(told, "a")), lane.run("a", () => counting(told, "b"))];
  await expect(lane.run("a", () => counting(told, "c"))).rejects.toThrow(LaneFull);
  await Promise.all([first, second]);
  expect(await lane.run("a", () => counting(told, "d"))).toBe("d");
  expect(told).not.toContain("c begins");
});

test("lines are served in turn, and one that is full keeps nobody out of another", async () => {
  const lane = new ThreadLane<Line>(3);
  const told: string[] = [];
  const many = ["a1", "a2", "a3"].map((name) => lane.run("a", () => counting(told, name)));
  const refused = expect(lane.run("a", () => counting(told, "a4"))).rejects.toThrow(LaneFull);
  await Promise.all([...many, refused, lane.run("b", () => counting(told, "b1"))]);
  expect(told.filter((one) => one.endsWith("begins"))).toEqual(
    ["a1", "b1", "a2", "a3"].map((name) => `${name} begins`),
  );
});
