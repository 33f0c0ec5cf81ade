import type { ChannelKind, LastTest } from "@ioc/protocol/channels.ts";
import type { Kysely } from "kysely";
import type { Database } from "../database/schema.ts";
import { type ChannelDoc, type ChannelRecord, recordOf } from "./channel-record.ts";

/** Each thing that is told is held against all of them. */
export const MOST_CHANNELS = 1000;

export async function readChannels(db: Kysely<Database>): Promise<ChannelRecord[]> {
  const rows = await db.selectFrom("channel").selectAll().orderBy("name").orderBy("id").execute();
  return rows.map(recordOf);
}

/** Those that take something now; none of them is removed before the transaction is done. */
export async function holdEnabledChannels(transaction: Kysely<Database>): Promise<ChannelRecord[]> {
  const rows = await transaction
    .selectFrom("channel")
    .selectAll()
    .where("is_enabled", "=", true)
    .orderBy("id")
    .forKeyShare()
    .execute();
  return rows.map(recordOf);
}

export async function readChannel(db: Kysely<Database>, id: string): Promise<ChannelRecord | undefined> {
  const row = await db.selectFrom("channel").selectAll().where("id", "=", id).executeTakeFirst();
  return row && recordOf(row);
}

/** Nobody else changes it before the transaction is done. */
export async function holdChannel(transaction: Kysely<Database>, id: string): Promise<ChannelRecord | undefined> {
  const row = await transaction.selectFrom("channel").selectAll().where("id", "=", id).forUpdate().executeTakeFirst();
  return row && recordOf(row);
}

interface ChannelContent {
  readonly unit: number;
  readonly name: string;
  readonly enabled: boolean;
  readonly doc: ChannelDoc;
  readonly digestedAt: number | null;
}

export interface NewChannel extends ChannelContent {
  readonly id: string;
  readonly kind: ChannelKind;
  readonly secret: string | null;
  readonly createdAt: number;
}

export async function addChannel(db: Kysely<Database>, channel: NewChannel): Promise<void> {
  const { id, kind, secret, createdAt } = channel;
  await db
    .insertInto("channel")
    .values({ id, kind, secret, created_at: createdAt, ...contentColumns(channel) })
    .execute();
}

/** @param leadsElsewhere how its last test went says nothing any more */
export async function changeChannel(
  db: Kysely<Database>,
  id: string,
  content: ChannelContent,
  leadsElsewhere: boolean,
): Promise<void> {
  const columns = { ...contentColumns(content), ...(leadsElsewhere ? { last_test: null } : {}) };
  await db.updateTable("channel").set(columns).where("id", "=", id).execute();
}

export async function recordTest(db: Kysely<Database>, id: string, test: LastTest): Promise<void> {
  await db
    .updateTable("channel")
    .set({ last_test: JSON.stringify(test) })
    .where("id", "=", id)
    .execute();
}

export interface ChangedSecret {
  readonly secret: string;
  readonly olderSecret: string | null;
  readonly olderUntil: number;
}

export async function changeSecret(
  db: Kysely<Database>,
  id: string,
  { secret, olderSecret, olderUntil }: ChangedSecret,
): Promise<void> {
  await db
    .updateTable("channel")
    .set({ secret, older_secret: olderSecret, older_until: olderUntil })
    .where("id", "=", id)
    .execute();
}

/** With its deliveries. */
export async function removeChannel(db: Kysely<Database>, id: string): Promise<void> {
  await db.deleteFrom("channel").where("id", "=", id).execute();
}

/** Moves the moment up to which digests have told; false: somebody else has done so. */
export async function moveDigest(
  db: Kysely<Database>,
  { id, digestedAt }: ChannelRecord,
  to: number,
): Promise<boolean> {
  const moved = await db
    .updateTable("channel")
    .set({ digested_at: to })
    .where("id", "=", id)
    .where("digested_at", "=", digestedAt ?? 0)
    .executeTakeFirst();
  return moved.numUpdatedRows > 0n;
}

function contentColumns({ unit, name, enabled, doc, digestedAt }: ChannelContent) {
  return { unit, name, doc: JSON.stringify(doc), is_enabled: enabled, digested_at: digestedAt };
}
