import { createHmac, randomInt, timingSafeEqual } from "node:crypto";

/** 32 letters, without what is taken for something else when it is read aloud or copied from paper. */
const LETTERS = "abcdefghijkmnpqrstuvwxyz23456789";
const GROUP_LETTERS = 5;
const RANDOM_GROUPS = 3;

/**
 * A password for somebody, in groups that can be typed from paper: 75 random bits, and a last group by which this
 * installation knows its own. Whoever brings one along was given it, so nobody who merely guesses can use up their attempts.
 *
 * @param user whose it is
 * @param secret the key that signs cookies
 */
export function makePassword(user: string, secret: string): string {
  const group = (): string => Array.from({ length: GROUP_LETTERS }, () => LETTERS[randomInt(LETTERS.length)]).join("");
  const random = Array.from({ length: RANDOM_GROUPS }, group).join("-");
  return `${random}-${seal(random, user, secret)}`;
}

/** Whether a password was made here for that person, now or once; it need not be the present one. */
export function wasMadeFor(password: string, user: string, secret: string): boolean {
  const at = password.lastIndexOf("-");
  const given = Buffer.from(password.slice(at + 1));
  const made = Buffer.from(seal(password.slice(0, Math.max(at, 0)), user, secret));
  return given.length === made.length && timingSafeEqual(given, made);
}

function seal(random: string, user: string, secret: string): string {
  const mac = createHmac("sha256", secret).update(`made password\n${random}\n${user}`).digest();
  return Array.from(mac.subarray(0, GROUP_LETTERS), (byte) => LETTERS[byte % LETTERS.length]).join("");
}
