import { randomBytes, randomInt } from "node:crypto";

const DEVICE_CODE_BYTES = 32;
/** RFC 8628, section 6.1: no vowels, so no words; nothing that is taken for something else. */
const LETTERS = "BCDFGHJKLMNPQRSTVWXZ";
const USER_CODE_LETTERS = 8;

export function newDeviceCode(): string {
  return randomBytes(DEVICE_CODE_BYTES).toString("base64url");
}

/** As it is stored and compared; people see it with a hyphen. */
export function newUserCode(): string {
  return Array.from({ length: USER_CODE_LETTERS }, () => LETTERS[randomInt(LETTERS.length)]).join("");
}

export function shownUserCode(code: string): string {
  return `${code.slice(0, USER_CODE_LETTERS / 2)}-${code.slice(USER_CODE_LETTERS / 2)}`;
}

/** What was typed, with or without the hyphen, in any case. */
export function readUserCode(typed: string): string {
  return typed.toUpperCase().replace(/[^A-Z]/g, "");
}
