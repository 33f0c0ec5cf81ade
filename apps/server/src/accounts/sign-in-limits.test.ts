import { RateLimiterMemory } from "rate-limiter-flexible";
import { expect, test } from "vitest";
import { HttpError } from "../http/http-error.ts";
import { SignInLimits, type Trying } from "./sign-in-limits.ts";

function limits(): SignInLimits {
  return new SignInLimits((keyPrefix, points, duration) => new RateLimiterMemory({ keyPrefix, points, duration }));
}

const stranger = (number: number, user = "an"): Trying => ({
  user,
  address: `10.0.${number >> 8}.${number & 255}`,
  known: undefined,
});

async function failures(of: SignInLimits, trying: readonly Trying[]): Promise<number> {
  let failed = 0;
  for (const one of trying) {
    try {
      await of.attempt("password", one);
      failed += 1;
    } catch (error) {
      expect(error).toBeInstanceOf(HttpError);
      expect((error as HttpError).retryAfterMs).toBeGreaterThan(0);
      expect((error as HttpError).retryAfterMs).toBeLessThanOrEqual(3_600_000);
    }
  }
  return failed;
}

test("one name from one network fails ten times, and other names and networks go on", async () => {
  const of = limits();
  expect(
    await failures(
      of,
      Array.from({ length: 30 }, () => stranger(1)),
    ),
  ).toBe(10);
  expect(await failures(of, [stranger(2), stranger(1, "binh")])).toBe(2);
});

test("many at once are no more than one after the other", async () => {
  const of = limits();
  const tried = await Promise.allSettled(Array.from({ length: 50 }, () => of.attempt("password", stranger(1))));
  expect(tried.filter(({ status }) => status === "fulfilled")).toHaveLength(10);
});

test("a network that tries many names is held down", async () => {
  const of = limits();
  expect(
    await failures(
      of,
      Array.from({ length: 300 }, (_, name) => stranger(1, `user${name}`)),
    ),
  ).toBe(100);
});

test("a swarm that tries one name is held down, and does not lock out who has signed in before", async () => {
  const of = limits();
  // Fifty in an hour, then two from each address, five hundred of these in all.
  const swarm = Array.from({ length: 2000 }, (_, number) => stranger(number % 500));
  expect(await failures(of, swarm)).toBe(550);
  const known = { user: "an", address: "10.0.0.1", known: "nonce" };
  const attempt = await of.attempt("password", known);
  await attempt.succeeded();
  expect(
    await failures(
      of,
      Array.from({ length: 30 }, () => known),
    ),
  ).toBe(10);
});

test("who tries from a few networks keeps the owner of a name out of none but those", async () => {
  const of = limits();
  const guesser = Array.from({ length: 200 }, (_, number) => stranger(number % 20));
  expect(await failures(of, guesser)).toBe(50 + 2 * 20);
  const elsewhere = stranger(1000);
  const attempt = await of.attempt("password", elsewhere);
  await attempt.succeeded();
  expect(
    await failures(
      of,
      Array.from({ length: 5 }, () => elsewhere),
    ),
  ).toBe(2);
});

test("what succeeds does not count, and codes are counted apart from passwords", async () => {
  const of = limits();
  for (let time = 0; time < 30; time += 1) await (await of.attempt("password", stranger(1))).succeeded();
  expect(
    await failures(
      of,
      Array.from({ length: 30 }, () => stranger(1)),
    ),
  ).toBe(10);
  await expect(of.attempt("code", stranger(1))).resolves.toBeDefined();
});

test("a network that is refused leaves no names behind", async () => {
  const names = new Set<string>();
  class Remembering extends RateLimiterMemory {
    override consume(key: string): ReturnType<RateLimiterMemory["consume"]> {
      if (this.keyPrefix.startsWith("sign-in-name")) names.add(key);
      return super.consume(key);
    }
  }
  const of = new SignInLimits((keyPrefix, points, duration) => new Remembering({ keyPrefix, points, duration }));
  await failures(
    of,
    Array.from({ length: 100 }, (_, name) => stranger(1, `user${name}`)),
  );
  const before = names.size;
  expect(before).toBe(200);
  const more = Array.from({ length: 100 }, (_, name) => stranger(1, `another${name}`));
  expect(await failures(of, more)).toBe(0);
  expect(names.size).toBe(before);
});

test("whoever has many networks of IPv6 is held down by the site around them", async () => {
  const of = limits();
  const from = (site: string, network: number): Trying => ({
    user: `user${network}`,
    address: `${site}:${network.toString(16)}::1`,
    known: undefined,
  });
  const all = Array.from({ length: 500 }, (_, network) => from("2001:db8:1", network));
  expect(await failures(of, all)).toBe(300);
  expect(await failures(of, [from("2001:db8:2", 1)])).toBe(1);
});

test("returns from the single sign-on are counted apart from passwords", async () => {
  const of = limits();
  const returns = await Promise.allSettled(Array.from({ length: 150 }, () => of.attemptFrom("10.0.0.1")));
  expect(returns.filter(({ status }) => status === "fulfilled")).toHaveLength(100);
  expect(await failures(of, [stranger(1)])).toBe(1);
});
