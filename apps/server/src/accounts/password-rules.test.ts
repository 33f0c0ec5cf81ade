import { expect, test } from "vitest";
import { passwordFault } from "./password-rules.ts";

test.each([
  "123456789012",
  "qwertyuiop123",
  "Password1234",
  "1qaz2wsx3edc",
  "aaaaaaaaaaaa",
  "P@ssw0rd2026",
  "motcuamotcua",
  "matkhau12345",
  "nguyen.van.a",
  "NguyenVanA2026",
  "drowssap4321",
  "20260311202603",
])("%s is refused", async (password) => {
  expect(await passwordFault(password, "nguyen.van.a", "Nguyễn Văn A")).toMatch(/tried first/);
});

test.each(["bốn mùa thay lá vàng", "correct horse battery staple", "Kx9#vLq2!mTz", `${"x".repeat(40)}Kx9#vLq2!mTz8`])(
  "%s is taken",
  async (password) => {
    expect(await passwordFault(password, "nguyen.van.a", "Nguyễn Văn A")).toBeUndefined();
  },
);
