import { expect, test } from "vitest";
import { makePassword, wasMadeFor } from "./made-password.ts";

test("a password that was made is known again, for that person and that installation alone", () => {
  const password = makePassword("an", "secret");
  expect(password).toMatch(/^[a-z2-9]{5}(-[a-z2-9]{5}){3}$/);
  expect(wasMadeFor(password, "an", "secret")).toBe(true);
  expect(wasMadeFor(password, "binh", "secret")).toBe(false);
  expect(wasMadeFor(password, "an", "another secret")).toBe(false);
  expect(makePassword("an", "secret")).not.toBe(password);
});

test.each(["", "-", "-abcde", "correct-horse-battery-staple", "abcde-abcde-abcde-abcde"])(
  "what somebody made up is not: %s",
  (password) => {
    expect(wasMadeFor(password, "an", "secret")).toBe(false);
  },
);
