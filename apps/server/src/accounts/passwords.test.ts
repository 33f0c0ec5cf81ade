import { expect, test } from "vitest";
import { HttpError } from "../http/http-error.ts";
import { HashTurns } from "./hash-turns.ts";
import { PASSWORD_COST, Passwords } from "./passwords.ts";

const passwords = new Passwords(PASSWORD_COST);

test("a password is kept as something else each time, and known again", async () => {
  const [first, second] = await Promise.all([passwords.hash("Đường về nhà"), passwords.hash("Đường về nhà")]);
  expect(first).toMatch(/^\$scrypt\$ln=14,r=8,p=5\$/);
  expect(first).not.toBe(second);
  expect(await passwords.verify({ hash: first, password: "Đường về nhà" })).toBe(true);
  expect(await passwords.verify({ hash: first, password: "Đường về nhà " })).toBe(false);
});

test("however its letters are composed, it is the same", async () => {
  const hash = await passwords.hash("Đường về nhà".normalize("NFD"));
  expect(await passwords.verify({ hash, password: "Đường về nhà".normalize("NFC") })).toBe(true);
});

test.each(["", "plain", "$scrypt$ln=15,r=8,p=3$$", "$2b$10$abc"])("what is no hash fits nothing: %s", async (hash) => {
  expect(await passwords.verify({ hash, password: hash })).toBe(false);
});

test("many at once all get their turn", async () => {
  const hash = await passwords.hash("one of many");
  const verified = await Promise.all(
    Array.from({ length: 6 }, (_, index) =>
      passwords.verify({ hash, password: index % 2 === 0 ? "one of many" : "no" }),
    ),
  );
  expect(verified).toEqual([true, false, true, false, true, false]);
});

test("who is known goes before strangers, and in each line it goes by arrival", async () => {
  const turns = new HashTurns({ atOnce: 1, mostWaiting: { known: 5, stranger: 5 }, retryAfterMs: 1000 });
  const order: string[] = [];
  const take = (lane: "known" | "stranger", name: string) =>
    turns.take(lane, async () => {
      order.push(name);
    });
  await Promise.all([
    take("stranger", "running"),
    take("stranger", "stranger 1"),
    take("stranger", "stranger 2"),
    take("known", "known 1"),
    take("known", "known 2"),
  ]);
  expect(order).toEqual(["running", "known 1", "known 2", "stranger 1", "stranger 2"]);
});

test("a line that is full sends away at once, and the other one goes on; what fails frees its place", async () => {
  const turns = new HashTurns({ atOnce: 2, mostWaiting: { known: 1, stranger: 3 }, retryAfterMs: 1000 });
  let end: (() => void) | undefined;
  const ended = new Promise<void>((done) => {
    end = done;
  });
  const failing = async (): Promise<never> => {
    await ended;
    throw new Error("broken");
  };
  const strangers = Array.from({ length: 5 }, () => turns.take("stranger", failing));
  const refusal = await turns.take("stranger", failing).catch((error: unknown) => error);
  expect(refusal).toBeInstanceOf(HttpError);
  expect(refusal).toMatchObject({ problem: { code: "unavailable", status: 503 }, retryAfterMs: 1000 });
  expect(() => turns.requireRoom("stranger")).toThrow(HttpError);
  expect(() => turns.requireRoom("known")).not.toThrow();
  const known = turns.take("known", async () => "done");
  end?.();
  expect(await known).toBe("done");
  for (const { status } of await Promise.allSettled(strangers)) expect(status).toBe("rejected");
  expect(await turns.take("stranger", async () => "free")).toBe("free");
});
