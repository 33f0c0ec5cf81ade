import type { ACTOR_KINDS, AuditAction } from "@ioc/protocol/audit.ts";
import type { Principal } from "../access/principal.ts";

export interface Actor {
  readonly kind: (typeof ACTOR_KINDS)[number];
  readonly id: string | null;
  readonly name: string | null;
}

/** One line of the audit trail. `before` and `after` never hold a secret, hashed or not. */
export interface AuditEntry {
  readonly actor: Actor;
  readonly action: AuditAction;
  /** Code, id or name of what it was done to. */
  readonly object?: string | null;
  /** The unit it belongs to, by its id: who administers it sees the line. Absent: it belongs to the top. */
  readonly unit?: number | null;
  /** Where it came from. */
  readonly address?: string | null;
  readonly before?: unknown;
  readonly after?: unknown;
}

export const SYSTEM: Actor = { kind: "system", id: null, name: null };

export function actorOf(who: Principal): Actor {
  switch (who.kind) {
    case "nobody":
    case "bootstrap":
      return { kind: who.kind, id: null, name: null };
    case "feed":
      return { kind: "feed", id: String(who.feed.id), name: who.feed.name };
    case "service":
      return { kind: "service", id: String(who.id), name: who.name };
    case "person":
      return { kind: "person", id: who.id, name: who.user };
    case "screen":
      return { kind: "screen", id: who.id, name: who.name };
  }
}

/** The same for as long as there is such a one, and of nobody else. */
export function actorKey(who: Principal): string {
  const { kind, id } = actorOf(who);
  return `${kind} ${id ?? ""}`;
}
