import type { AuditAction } from "@ioc/protocol/audit.ts";
import type { TokenBody, TokenCreated } from "@ioc/protocol/people.ts";
import { type AuditEntry, actorOf } from "../audit/audit-entry.ts";
import type { Clock } from "../lifecycle/clock.ts";
import { ReferenceChanges, type ReferenceChangesParts } from "../reference/reference-changes.ts";
import type { Caller } from "./caller.ts";
import { newServiceToken, tokenHash } from "./tokens.ts";

const TOKENS = ["manageTokens", "anything"] as const;

export type TokenMade =
  | { readonly ok: true; readonly made: TokenCreated }
  /** `ended`: a role at a unit that has ended is none. */
  | { readonly ok: false; readonly why: "unknown" | "ended" };

/**
 * Service tokens are part of the reference data: all nodes know of one, and of its end, in the order in which they were
 * changed.
 */
export class ServiceTokens {
  readonly #clock: Clock;
  readonly #changes: ReferenceChanges;

  constructor(parts: ReferenceChangesParts) {
    this.#clock = parts.clock;
    this.#changes = new ReferenceChanges(parts);
  }

  /** The token is told here and nowhere else. Whoever gives a role administers its unit: that covers every role. */
  add(caller: Caller, { name, role, unit }: TokenBody): Promise<TokenMade> {
    const token = newServiceToken();
    const made = { id: "", token };
    return this.#changes.change<TokenMade>(caller, TOKENS, ({ reference, rules, may }) => {
      const found = reference.unit(unit);
      if (found === undefined || !may("manageTokens", found.id)) return { result: { ok: false, why: "unknown" } };
      if (rules.reach.isOver(found.id)) return { result: { ok: false, why: "ended" } };
      return {
        result: { ok: true, made },
        write: async (db) => {
          const row = await db
            .insertInto("service_token")
            .values({
              name,
              role,
              unit: found.id,
              token_hash: tokenHash(token),
              created_at: this.#clock.now(),
              revoked_at: null,
            })
            .returning("id")
            .executeTakeFirstOrThrow();
          made.id = String(row.id);
        },
        audit: () => [{ ...by(caller, "token.create", made.id, found.id), after: { name, role, unit } }],
      };
    });
  }

  /** False when there is no such token any more, or not for the caller. Connections made with it end with it. */
  revoke(caller: Caller, id: number): Promise<boolean> {
    return this.#changes.change<boolean>(caller, TOKENS, ({ reference: { serviceTokensById, unitsById }, may }) => {
      const token = serviceTokensById.get(id);
      if (token === undefined || token.revokedAt !== null || !may("manageTokens", token.unit)) return { result: false };
      const { name, role, unit } = token;
      return {
        result: true,
        write: async (db) => {
          const revokedAt = this.#clock.now();
          await db.updateTable("service_token").set({ revoked_at: revokedAt }).where("id", "=", id).execute();
        },
        audit: () => [
          {
            ...by(caller, "token.revoke", String(id), unit),
            before: { name, role, unit: unitsById.get(unit)?.body.code ?? null },
          },
        ],
      };
    });
  }
}

function by({ who, address }: Caller, action: AuditAction, token: string, unit: number): AuditEntry {
  return { actor: actorOf(who), action, object: token, unit, address };
}
