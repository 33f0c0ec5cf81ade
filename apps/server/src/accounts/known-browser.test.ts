import { expect, test } from "vitest";
import { knownBrowser, rememberBrowser } from "./known-browser.ts";

const SECRET = "a secret of the tests";

test("a browser is known for those who signed in with it, and for nobody else", () => {
  const cookie = rememberBrowser(rememberBrowser(undefined, "an", SECRET), "binh", SECRET);
  expect(knownBrowser(cookie, "an", SECRET)).toMatch(/^\S{16}$/);
  expect(knownBrowser(cookie, "binh", SECRET)).not.toBe(knownBrowser(cookie, "an", SECRET));
  expect(knownBrowser(cookie, "chi", SECRET)).toBeUndefined();
  expect(knownBrowser(cookie, "an", "another secret")).toBeUndefined();
  expect(cookie).not.toMatch(/binh/);
});

test("signing in again keeps the mark, and the last four people are remembered", () => {
  let cookie: string | undefined;
  for (const user of ["a", "b", "c", "d", "a", "e"]) cookie = rememberBrowser(cookie, user, SECRET);
  const known = ["a", "b", "c", "d", "e"].filter((user) => knownBrowser(cookie, user, SECRET) !== undefined);
  expect(known).toEqual(["a", "c", "d", "e"]);
  const before = knownBrowser(cookie, "a", SECRET);
  expect(knownBrowser(rememberBrowser(cookie, "a", SECRET), "a", SECRET)).toBe(before);
});

test.each(["", "~", "x.y", "~~~~~~", "a".repeat(10_000)])("what is no mark marks nothing: %.20s", (cookie) => {
  expect(knownBrowser(cookie, "an", SECRET)).toBeUndefined();
});
