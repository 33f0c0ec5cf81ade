import { USER_PATTERN } from "@ioc/protocol/session.ts";

/** better-auth's name for the way in by password. */
export const PASSWORD_PROVIDER = "credential";
/** The same for the province's single sign-on. */
export const SINGLE_SIGN_ON_PROVIDER = "single-sign-on";
export const PRODUCT = "Một Cửa IOC";

/** What somebody typed as the user name it can only mean; undefined: nobody's. */
export function userNameOf(typed: string): string | undefined {
  const name = typed.trim().normalize("NFKC").toLowerCase();
  return USER_PATTERN.test(name) ? name : undefined;
}

/** better-auth knows everybody by an address. Nobody reads mail at this one (RFC 2606), and nothing is sent there. */
export function addressOf(user: string): string {
  return `${user}@people.invalid`;
}
