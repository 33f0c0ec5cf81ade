import type { DirectiveState } from "@ioc/domain/directive/directive-step.ts";
import { type Insertable, type Kysely, type Selectable, sql, type Transaction, type Updateable } from "kysely";
import { numberArray } from "../database/array-literal.ts";
import type { Database } from "../database/schema.ts";
import type { DirectiveTables } from "./directive-tables.ts";

export type DirectiveRow = Selectable<DirectiveTables["directive"]>;
export type DirectiveStepRow = Selectable<DirectiveTables["directive_step"]>;

/** States in which it waits for the unit (DIR-6). */
export const WAITING_STATES: readonly DirectiveState[] = ["sent", "seen", "accepted"];

export interface DirectivesRequest {
  /** Ids of units; "all": of every unit. */
  readonly units: readonly number[] | "all";
  /** `open`: any but closed; `waiting`: DIR-6. */
  readonly state: DirectiveState | "open" | "waiting" | undefined;
  /** By deadline, the earliest first; else the newest first. */
  readonly sort: "due" | undefined;
  /** Where the page begins: the first that is on it. */
  readonly from: DirectivePlace | undefined;
  readonly limit: number;
}

/** Where one stands in a list. */
interface DirectivePlace {
  readonly id: number;
  /** Instant, ms. */
  readonly dueAt: number;
}

export interface DirectivePage {
  /** On all pages. */
  readonly total: number;
  readonly rows: readonly DirectiveRow[];
  /** The first of the next page; undefined: there is none. */
  readonly next: DirectivePlace | undefined;
}

export async function listDirectives(db: Kysely<Database>, request: DirectivesRequest): Promise<DirectivePage> {
  const { units, state, sort, from, limit } = request;
  let asked = db.selectFrom("directive");
  if (units !== "all") asked = asked.where(sql<boolean>`unit = any(${numberArray(units)}::text::int4[])`);
  if (state === "open") asked = asked.where("state", "<>", "closed");
  else if (state === "waiting") asked = asked.where("state", "in", WAITING_STATES);
  else if (state !== undefined) asked = asked.where("state", "=", state);
  const { total } = await asked.select((of) => of.fn.countAll<number>().as("total")).executeTakeFirstOrThrow();
  const ordered = sort === "due" ? asked.orderBy("due_at").orderBy("id") : asked.orderBy("id", "desc");
  const beyond =
    from === undefined
      ? ordered
      : sort === "due"
        ? ordered.where(sql<boolean>`(due_at, id) >= (${from.dueAt}, ${from.id})`)
        : ordered.where("id", "<=", from.id);
  const rows = await beyond
    .selectAll()
    .limit(limit + 1)
    .execute();
  const next = rows.length > limit ? rows.pop() : undefined;
  return { total: Number(total), rows, next: next && { id: next.id, dueAt: next.due_at } };
}

export function readDirective(db: Kysely<Database>, id: number): Promise<DirectiveRow | undefined> {
  return db.selectFrom("directive").selectAll().where("id", "=", id).executeTakeFirst();
}

/** Those that wait for their units past their deadlines (DIR-6), the longest overdue first. */
export function readOverdueDirectives(
  db: Kysely<Database>,
  units: readonly number[],
  now: number,
): Promise<DirectiveRow[]> {
  return db
    .selectFrom("directive")
    .selectAll()
    .where(sql<boolean>`unit = any(${numberArray(units)}::text::int4[])`)
    .where("state", "in", WAITING_STATES)
    .where("due_at", "<", now)
    .orderBy("due_at")
    .orderBy("id")
    .execute();
}

/** Nobody else changes it before the transaction is done. */
export function holdDirective(transaction: Transaction<Database>, id: number): Promise<DirectiveRow | undefined> {
  return transaction.selectFrom("directive").selectAll().where("id", "=", id).forUpdate().executeTakeFirst();
}

/** What was done to it, oldest first. */
export function directiveSteps(db: Kysely<Database>, id: number): Promise<DirectiveStepRow[]> {
  return db.selectFrom("directive_step").selectAll().where("directive", "=", id).orderBy("seq").execute();
}

/** Version of the newest change. */
export async function directiveHead(db: Kysely<Database>): Promise<number> {
  const head = await db.selectFrom("directive_head").select("version").executeTakeFirstOrThrow();
  return head.version;
}

/** The version of what this transaction changes, after it has locked it: transactions take their turn here. */
export async function nextDirectiveVersion(transaction: Transaction<Database>): Promise<number> {
  const { rows } = await sql<{ version: number }>`
    update directive_head set version = version + 1 where id = 1 returning version`.execute(transaction);
  const version = rows[0]?.version;
  if (version === undefined) throw new Error("directives have no head");
  return version;
}

/** By version. */
export function directivesAfter(db: Kysely<Database>, version: number): Promise<DirectiveRow[]> {
  return db
    .selectFrom("directive")
    .selectAll()
    .where("version", ">", version)
    .orderBy("version")
    .orderBy("id")
    .execute();
}

export function addDirective(
  transaction: Transaction<Database>,
  directive: Insertable<DirectiveTables["directive"]>,
): Promise<DirectiveRow> {
  return transaction.insertInto("directive").values(directive).returningAll().executeTakeFirstOrThrow();
}

export function changeDirective(
  transaction: Transaction<Database>,
  id: number,
  change: Updateable<DirectiveTables["directive"]>,
): Promise<DirectiveRow> {
  return transaction.updateTable("directive").set(change).where("id", "=", id).returningAll().executeTakeFirstOrThrow();
}

export async function addDirectiveStep(
  transaction: Transaction<Database>,
  step: Insertable<DirectiveTables["directive_step"]>,
): Promise<void> {
  await transaction.insertInto("directive_step").values(step).execute();
}
