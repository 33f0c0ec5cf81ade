import { dayOf, startOfDay, type Zone } from "@ioc/domain/time/zone.ts";
import type { AuditAction } from "@ioc/protocol/audit.ts";
import { type Kysely, sql } from "kysely";
import { type AuditEntry, actorOf } from "../audit/audit-entry.ts";
import { numberArray } from "../database/array-literal.ts";
import type { Database } from "../database/schema.ts";
import type { Principal } from "./principal.ts";

/** A token's use is written at most so often, ms. */
const WRITTEN_EVERY_MS = 60_000;

type Table = "feed" | "service_token";

export interface Use {
  readonly who: Principal;
  /** Null: the bootstrap token, which is in none. */
  readonly table: Table | null;
  readonly id: number;
  readonly at: number;
  readonly address: string;
}

/**
 * When tokens were last used, gathered in memory and written now and then, many at once: to know it must cost the one
 * who sends events nothing.
 */
export class TokenUses {
  readonly #uses = new Map<string, Use>();
  readonly #writtenAt = new Map<string, number>();

  used(who: Principal, address: string, at: number): void {
    if (who.kind === "bootstrap") this.#note({ who, table: null, id: 0, at, address });
    else if (who.kind === "feed") this.#note({ who, table: "feed", id: who.feed.id, at, address });
    else if (who.kind === "service") this.#note({ who, table: "service_token", id: who.id, at, address });
  }

  /** What is to be written. @param isLast all of it, since nothing comes after */
  due(isLast: boolean): Use[] {
    const latest = performance.now() - (isLast ? 0 : WRITTEN_EVERY_MS);
    return [...this.#uses].flatMap(([key, use]) =>
      (this.#writtenAt.get(key) ?? Number.NEGATIVE_INFINITY) <= latest ? [use] : [],
    );
  }

  written(uses: readonly Use[]): void {
    const now = performance.now();
    for (const use of uses) {
      const key = keyOf(use);
      this.#writtenAt.set(key, now);
      if (this.#uses.get(key) === use) this.#uses.delete(key);
    }
  }

  #note(use: Use): void {
    this.#uses.set(keyOf(use), use);
  }
}

function keyOf({ table, id }: Use): string {
  return `${table} ${id}`;
}

const ACTIONS: Readonly<Record<Table, AuditAction>> = { feed: "feed.use", service_token: "token.use" };

/** Writes uses down; the first one of a civil day stands in the audit trail too. */
export async function writeUses(db: Kysely<Database>, zone: Zone, uses: readonly Use[]): Promise<AuditEntry[]> {
  const entries: AuditEntry[] = [];
  // In one order on all nodes, so that none waits for another in a circle.
  for (const table of ["feed", "service_token"] as const) {
    const those = uses.filter((use) => use.table === table).sort((a, b) => a.id - b.id);
    if (those.length > 0) entries.push(...(await writeTable(db, zone, table, those)));
  }
  for (const { who, table, at, address } of uses) {
    if (table !== null || (await hasEntryOf(db, startOfDay(zone, dayOf(zone, at))))) continue;
    entries.push({ actor: actorOf(who), action: "token.use", address });
  }
  return entries;
}

async function writeTable(db: Kysely<Database>, zone: Zone, table: Table, uses: readonly Use[]): Promise<AuditEntry[]> {
  const ids = numberArray(uses.map(({ id }) => id));
  const { rows } = await sql<{ id: number; unit: number; last_used_at: number | null }>`
    select id, unit, last_used_at from ${sql.table(table)} where id = any(${ids}::text::int4[])
    order by id for update`.execute(db);
  await sql`
    update ${sql.table(table)} as used set last_used_at = greatest(used.last_used_at, now.at)
    from unnest(${ids}::text::int4[], ${numberArray(uses.map(({ at }) => at))}::text::int8[]) as now (id, at)
    where used.id = now.id`.execute(db);
  const known = new Map(rows.map((row) => [row.id, row]));
  return uses.flatMap(({ who, id, at, address }): AuditEntry[] => {
    const row = known.get(id);
    if (row === undefined) return [];
    const { unit, last_used_at: lastUsedAt } = row;
    if (lastUsedAt !== null && dayOf(zone, lastUsedAt) >= dayOf(zone, at)) return [];
    return [{ actor: actorOf(who), action: ACTIONS[table], object: String(id), unit, address }];
  });
}

/** Whether the bootstrap token's use stands in the trail since an instant. */
async function hasEntryOf(db: Kysely<Database>, since: number): Promise<boolean> {
  const entry = await db
    .selectFrom("audit")
    .select("id")
    .where("at", ">=", since)
    .where("action", "=", "token.use")
    .where("actor_kind", "=", "bootstrap")
    .limit(1)
    .executeTakeFirst();
  return entry !== undefined;
}
