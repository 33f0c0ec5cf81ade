import { randomInt } from "node:crypto";

/** Without what is taken for something else when it is read aloud or copied from paper. */
const LETTERS = "abcdefghijkmnpqrstuvwxyz23456789";
const GROUPS = 4;
const GROUP_LETTERS = 5;

/** 100 bits, in groups that can be typed from paper. */
export function randomPassword(): string {
  const group = (): string => Array.from({ length: GROUP_LETTERS }, () => LETTERS[randomInt(LETTERS.length)]).join("");
  return Array.from({ length: GROUPS }, group).join("-");
}
