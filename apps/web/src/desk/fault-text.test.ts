import { newPasswordSchema, userNameSchema } from "@ioc/protocol/session.ts";
import { codeSchema, daySchema, nameSchema } from "@ioc/protocol/text.ts";
import { expect, it } from "vitest";
import { faultText } from "./fault-text.ts";

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
