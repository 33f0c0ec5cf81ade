import { USER_CODE_PATTERN } from "@ioc/protocol/screens.ts";

/** The code as the screen shows it, of what was typed or stands in the address; undefined: it is none. */
export function userCodeOf(typed: string): string | undefined {
  const letters = typed.replace(/[\s-]/g, "").toUpperCase();
  return USER_CODE_PATTERN.test(letters) ? `${letters.slice(0, 4)}-${letters.slice(4)}` : undefined;
}
