import { expect, test } from "vitest";
import { hashPassword, verifyPassword } from "./password-hash.ts";

test("a password is kept as something else each time, and known again", async () => {
  const [first, second] = await Promise.all([hashPassword("Đường về nhà"), hashPassword("Đường về nhà")]);
  expect(first).toMatch(/^\$scrypt\$ln=14,r=8,p=5\$/);
  expect(first).not.toBe(second);
  expect(await verifyPassword({ hash: first, password: "Đường về nhà" })).toBe(true);
  expect(await verifyPassword({ hash: first, password: "Đường về nhà " })).toBe(false);
});

test("however its letters are composed, it is the same", async () => {
  const hash = await hashPassword("Đường về nhà".normalize("NFD"));
  expect(await verifyPassword({ hash, password: "Đường về nhà".normalize("NFC") })).toBe(true);
});

test.each(["", "plain", "$scrypt$ln=15,r=8,p=3$$", "$2b$10$abc"])("what is no hash fits nothing: %s", async (hash) => {
  expect(await verifyPassword({ hash, password: hash })).toBe(false);
});

test("many at once all get their turn", async () => {
  const hash = await hashPassword("one of many");
  const verified = await Promise.all(
    Array.from({ length: 6 }, (_, index) => verifyPassword({ hash, password: index % 2 === 0 ? "one of many" : "no" })),
  );
  expect(verified).toEqual([true, false, true, false, true, false]);
});
