import { expect, test } from "vitest";
import { OneAtATime } from "./one-at-a-time.ts";

test("asked for while it is done, work is done once more, however often it was asked for", async () => {
  let turns = 0;
  let atOnce = 0;
  const work = new OneAtATime(async () => {
    turns += 1;
    atOnce += 1;
    expect(atOnce).toBe(1);
    await Promise.resolve();
    atOnce -= 1;
  });
  void work.ask();
  for (let asked = 0; asked < 5; asked += 1) void work.ask();
  await work.idle();
  expect(turns).toBe(2);
  await work.ask();
  expect(turns).toBe(3);
});
