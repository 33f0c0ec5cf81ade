import { expect, test } from "vitest";
import { isUnavailable } from "./sql-state.ts";

test("what passes by itself is told apart from what is wrong", () => {
  const withCode = (code: string): Error => Object.assign(new Error("said by the database"), { code });
  for (const code of ["53100", "53300", "57014", "57P01", "08006", "25006", "40001", "55P03", "ECONNREFUSED"]) {
    expect(isUnavailable(withCode(code)), code).toBe(true);
  }
  for (const code of ["23505", "42P01", "22P05", "42501", "IOC02"])
    expect(isUnavailable(withCode(code)), code).toBe(false);
  expect(isUnavailable(new Error("Query read timeout"))).toBe(true);
  expect(isUnavailable(new TypeError("x is not a function"))).toBe(false);
});
