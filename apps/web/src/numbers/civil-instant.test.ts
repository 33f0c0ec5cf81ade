import { expect, test } from "vitest";
import { civilInstant } from "./civil-instant.ts";

test("what somebody writes is on the civil clock, wherever their browser stands", () => {
  expect(civilInstant("2026-03-02T08:15")).toBe(Date.parse("2026-03-02T08:15:00+07:00"));
});

test("what is no time is none", () => {
  for (const text of ["", "2026-03-02", "2026-13-02T08:15", "2026-03-02T25:00"]) {
    expect(civilInstant(text)).toBeUndefined();
  }
});
