import type { Kysely } from "kysely";
import type { Logger } from "pino";
import type { AccessTrail } from "../access/access-trail.ts";
import type { Database } from "../database/schema.ts";
import type { Clock } from "../lifecycle/clock.ts";
import type { AccountAuth } from "./account-auth.ts";
import type { CookieNames } from "./account-cookies.ts";
import type { Passwords } from "./passwords.ts";
import type { SignInLimits } from "./sign-in-limits.ts";

/** Tells every node that somebody's access is another one now, so that open sockets are asked anew. */
export interface AccessChanges {
  /** @param db the transaction of the change */
  changed(db?: Kysely<Database>): Promise<void>;
}

/** What the parts of this room share. */
export interface AccountParts {
  readonly db: Kysely<Database>;
  readonly clock: Clock;
  readonly log: Logger;
  /** Loaded when it is first asked for: its libraries take longer than all the rest of a start. */
  auth(): Promise<AccountAuth>;
  readonly secret: string;
  readonly cookies: CookieNames;
  readonly limits: SignInLimits;
  readonly passwords: Passwords;
  /** Writes down that somebody was not let in. */
  readonly trail: Pick<AccessTrail, "refusedSignIn">;
  readonly access: AccessChanges;
}

/** Who sends a request, as far as signing in is concerned. */
export interface Client {
  readonly address: string;
  readonly agent: string | undefined;
  /** The `Cookie` header. */
  readonly cookie: string | undefined;
}
