import { newPasswordSchema, userNameSchema } from "@ioc/protocol/session.ts";
import { codeSchema, daySchema, nameSchema } from "@ioc/protocol/text.ts";
import { expect, it } from "vitest";
import { faultText, saysWhere } from "./fault-text.ts";

const said = (schema: typeof codeSchema, value: string): string =>
  schema.safeParse(value).error?.issues[0]?.message ?? "nothing";

it.each([
  said(userNameSchema, "Lê"),
  said(newPasswordSchema, "x"),
  said(newPasswordSchema, "x".repeat(300)),
  said(codeSchema, "?"),
  said(daySchema, "2026-02-30"),
  said(nameSchema, ""),
])("says in Vietnamese what the server says: %s", (message) => {
  expect(faultText("vi", message)).not.toBe(message);
  expect(faultText("en", message)).toBe(message);
});

it("keeps numbers, and what it does not know", () => {
  expect(faultText("vi", "must have at least 12 characters")).toBe("cần ít nhất 12 ký tự");
  expect(faultText("vi", "something new")).toBe("something new");
});

it("says where in a table something is wrong", () => {
  expect(faultText("vi", "line 3, column count: is no whole number: 1,5")).toBe(
    "dòng 3, cột count: “1,5” không phải số nguyên không âm; hàng nghìn viết 1.234 hoặc 1 234",
  );
  expect(faultText("vi", "line 2: has another number of cells than the header")).toContain("dòng 2: số ô khác");
  expect([saysWhere("line 2: x"), saysWhere("is no CSV: on line 2: x")]).toEqual([true, false]);
});
