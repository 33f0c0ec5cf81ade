import { describe, expect, it } from "vitest";
import { scrollTopFor, treeWindow } from "./tree-window.ts";
import { readTask, writeTask } from "./unit-task.ts";

describe("the rows that are drawn", () => {
  it("are those in sight and some around them, never more than there are", () => {
    expect(treeWindow(4000, 36, 0, 720)).toEqual({ first: 0, end: 32 });
    expect(treeWindow(4000, 36, 36_000, 720)).toEqual({ first: 988, end: 1032 });
    expect(treeWindow(10, 36, 0, 720)).toEqual({ first: 0, end: 10 });
    expect(treeWindow(5, 36, 36_000, 720)).toEqual({ first: 0, end: 5 });
  });

  it("are scrolled to only as far as needed", () => {
    expect(scrollTopFor(3, 36, 360, 720)).toBe(108);
    expect(scrollTopFor(15, 36, 360, 720)).toBe(360);
    expect(scrollTopFor(100, 36, 360, 720)).toBe(36 * 101 - 720);
  });
});

describe("the address of the units' page", () => {
  it.each([
    { kind: "look" } as const,
    { kind: "edit", code: "SG.01" } as const,
    { kind: "add", parent: undefined } as const,
    { kind: "add", parent: "SG" } as const,
    { kind: "merge", first: "SG.01" } as const,
  ])("says what is done: %o", (task) => {
    expect(readTask(new URLSearchParams(writeTask(task)))).toEqual(task);
  });
});
