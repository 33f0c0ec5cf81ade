import type { Scene } from "@ioc/protocol/scene.ts";
import { type Kysely, type Selectable, sql, type Transaction } from "kysely";
import type { Database } from "../database/schema.ts";
import { type ScreenRecord, sceneOf } from "./screen-record.ts";

export interface ScreenPlace {
  readonly name: string;
  readonly unit: number;
  readonly scene: Scene;
}

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
  { name, unit, scene }: ScreenPlace,
  approvedBy: string,
): Promise<ScreenRecord> {
  const row = await transaction
    .insertInto("screen")
    .values({ name, unit, scene, approved_by: approvedBy, created_at: now })
    .returningAll()
    .executeTakeFirstOrThrow();
  return recordOf(row);
}

export async function placeScreen(
  transaction: Transaction<Database>,
  id: number,
  { name, unit, scene }: ScreenPlace,
): Promise<void> {
  await transaction.updateTable("screen").set({ name, unit, scene }).where("id", "=", id).execute();
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

/** Screens → when another node last said that they were connected to it, ms. */
export async function readLines(
  db: Kysely<Database>,
  node: string,
  since: number,
): Promise<ReadonlyMap<number, number>> {
  const { rows } = await sql<{ screen: number; seen: number }>`
    select screen, max(seen_at) as seen from screen_line
    where node <> ${node} and seen_at > ${since} group by screen`.execute(db);
  return new Map(rows.map(({ screen, seen }) => [screen, seen]));
}

function recordOf(row: Selectable<Database["screen"]>): ScreenRecord {
  const { id, name, unit } = row;
  return {
    id,
    name,
    unit,
    scene: sceneOf(row.scene),
    approvedBy: row.approved_by,
    createdAt: row.created_at,
    lastSeenAt: row.last_seen_at,
    address: row.address,
    reloadAt: row.reload_at,
  };
}
