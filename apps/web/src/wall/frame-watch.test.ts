import { expect, it } from "vitest";
import { createFrameWatch } from "./frame-watch.ts";

/** A page that draws so many pictures a second, and whether it is seen. */
function pageThatDraws(framesPerSecond: number) {
  const said: string[] = [];
  const page = { framesPerSecond, visible: true, waiting: [] as (() => void)[] };
  const watch = createFrameWatch({
    requestFrame: (drawn) => void page.waiting.push(drawn),
    isVisible: () => page.visible,
    missed: () => said.push("missed"),
    stalled: () => said.push("stalled"),
  });
  let nowMs = 0;
  const pass = (seconds: number): void => {
    for (let second = 0; second < seconds; second++) {
      for (let frame = 0; frame < page.framesPerSecond; frame++) for (const drawn of page.waiting.splice(0)) drawn();
      nowMs += 1000;
      watch.tick(nowMs);
    }
  };
  return { said, page, watch, pass };
}

it("says nothing of a page that draws smoothly, and how smoothly", () => {
  const { said, watch, pass } = pageThatDraws(60);
  pass(600);
  expect(said).toEqual([]);
  expect(watch.framesPerSecond).toBe(60);
});

it("says once that the budget was missed for ten seconds", () => {
  const { said, page, pass } = pageThatDraws(12);
  pass(8);
  expect(said).toEqual([]);
  pass(100);
  expect(said).toEqual(["missed"]);
  page.framesPerSecond = 60;
  pass(100);
  expect(said).toEqual(["missed"]);
});

it("says that nothing is drawn after a minute, but not of a page that nobody sees", () => {
  const { said, page, pass } = pageThatDraws(0);
  page.visible = false;
  pass(600);
  expect(said).toEqual([]);
  page.visible = true;
  pass(90);
  expect(said).toEqual(["missed", "stalled"]);
});
