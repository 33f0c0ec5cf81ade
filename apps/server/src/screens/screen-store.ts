import { type Kysely, type Selectable, sql, type Transaction } from "kysely";
import type { Database } from "../database/schema.ts";
import { readProgramme, writtenProgramme } from "./screen-programme.ts";
import { type ScreenChoice, type ScreenRecord, sceneOf } from "./screen-record.ts";

export async function listScreens(db: Kysely<Database>): Promise<ScreenRecord[]> {
  const rows = await db.selectFrom("screen").selectAll().orderBy("name").orderBy("id").execute();
  return rows.map(recordOf);
}

export async function readScreens(db: Kysely<Database>, ids: readonly number[]): Promise<ScreenRecord[]> {
  if (ids.length === 0) return [];
  const rows = await db.selectFrom("screen").selectAll().where("id", "in", ids).execute();
  return rows.map(recordOf);
}

/** Nobody else changes it before the transaction is done. */
export async function holdScreen(transaction: Transaction<Database>, id: number): Promise<ScreenRecord | undefined> {
  const row = await transaction.selectFrom("screen").selectAll().where("id", "=", id).forUpdate().executeTakeFirst();
  return row && recordOf(row);
}

export async function addScreen(
  transaction: Transaction<Database>,
  now: number,
  { name, unit, scene, ...programme }: ScreenChoice,
  approvedBy: string,
): Promise<ScreenRecord> {
  const row = await transaction
    .insertInto("screen")
    .values({ name, unit, scene, ...writtenProgramme(programme), approved_by: approvedBy, created_at: now })
    .returningAll()
    .executeTakeFirstOrThrow();
  return recordOf(row);
}

export async function placeScreen(
  transaction: Transaction<Database>,
  id: number,
  { name, unit, scene, ...programme }: ScreenChoice,
): Promise<void> {
  const chosen = { name, unit, scene, ...writtenProgramme(programme) };
  await transaction.updateTable("screen").set(chosen).where("id", "=", id).execute();
}

/** It is told at once, or when it is back, until its page asks for the next credential. */
export async function askToReload(transaction: Transaction<Database>, id: number, now: number): Promise<void> {
  await transaction.updateTable("screen").set({ reload_at: now }).where("id", "=", id).execute();
}

/** With its credentials, all of them. */
export async function removeScreen(transaction: Transaction<Database>, id: number): Promise<void> {
  await transaction.deleteFrom("screen").where("id", "=", id).execute();
}

export async function noteAddress(db: Kysely<Database>, id: number, address: string, now: number): Promise<void> {
  await db.updateTable("screen").set({ address, last_seen_at: now }).where("id", "=", id).execute();
}

/** A screen's connection, wherever it is. */
export interface ScreenLine {
  /** When its node last said that it is there, ms. */
  readonly seenAt: number;
  /** Since when it is there, ms. */
  readonly connectedAt: number;
}

/** Screens → their lines to other nodes, as those have said since a moment. */
export async function readLines(
  db: Kysely<Database>,
  node: string,
  since: number,
): Promise<ReadonlyMap<number, ScreenLine>> {
  // A node of an older version does not say since when.
  const { rows } = await sql<{ screen: number; seenAt: number; connectedAt: number }>`
    select screen, max(seen_at) as "seenAt", max(coalesce(connected_at, seen_at)) as "connectedAt" from screen_line
    where node <> ${node} and seen_at > ${since} group by screen`.execute(db);
  return new Map(rows.map(({ screen, ...line }) => [screen, line]));
}

function recordOf(row: Selectable<Database["screen"]>): ScreenRecord {
  const { id, name, unit } = row;
  return {
    id,
    name,
    unit,
    scene: sceneOf(row.scene),
    ...readProgramme(row),
    approvedBy: row.approved_by,
    createdAt: row.created_at,
    lastSeenAt: row.last_seen_at,
    address: row.address,
    reloadAt: row.reload_at,
  };
}
