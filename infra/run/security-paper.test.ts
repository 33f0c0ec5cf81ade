import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { inProject } from "./project-root.mjs";

const paper = readFileSync(inProject("SECURITY.md"), "utf8");
/** `file`: “title”, “title” */
const NAMED = /`([\w./-]+\.test\.tsx?)`: ((?:“[^”]+”(?:, )?)+)/g;

const named = [...paper.matchAll(NAMED)].flatMap(([, file = "", titles = ""]) =>
  [...titles.matchAll(/“([^”]+)”/g)].map(([, title = ""]) => [file, title] as const),
);

test("the paper on security names tests", () => {
  expect(named.length).toBeGreaterThan(40);
});

test.each(named)("there is the test that the paper names: %s: %s", (file, title) => {
  expect(existsSync(inProject(file)), file).toBe(true);
  expect(readFileSync(inProject(file), "utf8")).toContain(title);
});

test("no threat is without a test that proves how it is met", () => {
  const rows = [...paper.matchAll(/^\| T\d+ .*$/gm)].map(([row]) => row);
  expect(rows.length).toBeGreaterThan(20);
  expect(rows.filter((row) => !/\.test\.tsx?`: “/.test(row))).toEqual([]);
});

test("no two threats have one number", () => {
  const numbers = [...paper.matchAll(/^\| (T\d+) /gm)].map(([, number]) => number);
  expect(numbers.filter((number, index) => numbers.indexOf(number) !== index)).toEqual([]);
});
