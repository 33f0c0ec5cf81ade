import type { PasswordCost } from "./passwords.ts";

export interface SingleSignOnSettings {
  /** As the issuer calls itself (OpenID Connect Discovery 1.0). */
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** What the button says. */
  readonly name: string;
}

export interface AccountSettings {
  /** Of the first user, `admin`; undefined: made at random and printed once. */
  readonly adminPassword: string | undefined;
  /** Signs cookies and encrypts second factors; undefined: made at random and kept in the database. */
  readonly secret: string | undefined;
  readonly singleSignOn: SingleSignOnSettings | undefined;
  /** What hashing a password takes; not to be set from outside. */
  readonly passwordCost: PasswordCost;
}
