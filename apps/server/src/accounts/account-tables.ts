import type { Generated } from "kysely";

/** Tables of people, their roles and their ways of signing in; see migration 0005. */
export interface AccountTables {
  person: {
    id: string;
    username: string;
    name: string;
    /** better-auth wants one of everybody; nothing is ever sent to it. */
    email: string;
    email_verified: Generated<boolean>;
    image: string | null;
    two_factor_enabled: Generated<boolean>;
    created_at: Generated<Date>;
    updated_at: Generated<Date>;
    disabled: Generated<boolean>;
    must_change_password: Generated<boolean>;
    last_sign_in_at: number | null;
  };
  person_grant: { person: string; role: string; unit: number | null };
  person_session: {
    id: string;
    /** SHA-256 of what the cookie carries. */
    token: string;
    person: string;
    ip_address: string | null;
    user_agent: string | null;
    expires_at: Date;
    created_at: Date;
    updated_at: Date;
    signed_in_at: number;
    seen_at: number;
    /** Signed in through the single sign-on. */
    external: boolean;
  };
  person_account: {
    id: string;
    account_id: string;
    provider_id: string;
    person: string;
    password: string | null;
  };
  person_verification: { id: string; identifier: string; value: string; expires_at: Date };
  person_two_factor: { id: string; person: string; verified: Generated<boolean> };
  person_used_code: { person: string; code: string; used_at: number };
}
