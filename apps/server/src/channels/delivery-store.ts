import { randomUUID } from "node:crypto";
import type { ChannelMessage } from "@ioc/protocol/channel-message.ts";
import type { DELIVERY_KINDS, DeliveryFault, DeliveryState } from "@ioc/protocol/channels.ts";
import { type Kysely, type Selectable, sql } from "kysely";
import type { Database } from "../database/schema.ts";
import type { MailRecipients } from "./attempt.ts";

export type DeliveryRow = Selectable<Database["channel_delivery"]>;

export interface NewDelivery {
  readonly channel: string;
  /** What it tells: told once in each channel. */
  readonly source: string;
  readonly kind: (typeof DELIVERY_KINDS)[number];
  readonly title: string;
  /** Made with the id of the delivery, which is the message's. */
  readonly message: (id: string) => ChannelMessage;
  readonly madeAt: number;
  /** Not to be sent before. */
  readonly nextAt: number;
}

const ROWS_AT_ONCE = 500;

/** What is told in a channel already is not told there again. */
export async function addDeliveries(db: Kysely<Database>, deliveries: readonly NewDelivery[]): Promise<void> {
  for (let start = 0; start < deliveries.length; start += ROWS_AT_ONCE) {
    await db
      .insertInto("channel_delivery")
      .values(deliveries.slice(start, start + ROWS_AT_ONCE).map(rowOf))
      .onConflict((conflict) => conflict.columns(["channel", "source"]).doNothing())
      .execute();
  }
}

function rowOf({ channel, source, kind, title, message, madeAt, nextAt }: NewDelivery) {
  const id = randomUUID();
  return {
    id,
    channel,
    source,
    kind,
    title,
    message: JSON.stringify(message(id)),
    state: "waiting",
    attempts: 0,
    made_at: madeAt,
    next_at: nextAt,
  } as const;
}

/** Ids of the channels that have something to send now. */
export async function channelsWithDue(db: Kysely<Database>, now: number): Promise<string[]> {
  const rows = await db
    .selectFrom("channel_delivery")
    .innerJoin("channel", "channel.id", "channel_delivery.channel")
    .select("channel_delivery.channel")
    .distinct()
    .where("channel.is_enabled", "=", true)
    .where("channel_delivery.state", "=", "waiting")
    .where("channel_delivery.next_at", "<=", now)
    .execute();
  return rows.map(({ channel }) => channel);
}

export interface Claim {
  readonly channel: string;
  /** Only behind this one. */
  readonly after: number;
  readonly now: number;
  /** When somebody else may try it, if nothing was heard of it until then. */
  readonly until: number;
}

/** Takes the oldest delivery of a channel that is due, for one attempt; undefined: there is none. */
export async function claimDelivery(db: Kysely<Database>, claim: Claim): Promise<DeliveryRow | undefined> {
  const { channel, after, now, until } = claim;
  return db
    .updateTable("channel_delivery")
    .set({ attempts: sql<number>`attempts + 1`, tried_at: now, next_at: until })
    .where("id", "=", (query) =>
      query
        .selectFrom("channel_delivery as due")
        .select("due.id")
        .where("due.channel", "=", channel)
        .where("due.state", "=", "waiting")
        .where("due.next_at", "<=", now)
        .where("due.seq", ">", after)
        .orderBy("due.seq")
        .limit(1)
        .forUpdate()
        .skipLocked(),
    )
    .returningAll()
    .executeTakeFirst();
}

/**
 * It has arrived, and what failed after it in this channel is tried now: the line works again.
 *
 * @param fault what of it did not arrive
 */
export async function recordDelivered(
  db: Kysely<Database>,
  { id, channel, seq }: DeliveryRow,
  fault: DeliveryFault | undefined,
  now: number,
): Promise<void> {
  await db
    .updateTable("channel_delivery")
    .set({ state: "delivered", delivered_at: now, fault: fault === undefined ? null : JSON.stringify(fault) })
    .where("id", "=", id)
    .execute();
  await db
    .updateTable("channel_delivery")
    .set({ next_at: now })
    .where("channel", "=", channel)
    .where("state", "=", "waiting")
    .where("seq", ">", seq)
    .where("fault", "is not", null)
    .where("next_at", ">", now)
    .execute();
}

export interface FailedDelivery {
  readonly fault: DeliveryFault;
  /** Null: it is given up. */
  readonly nextAt: number | null;
  /** Undefined: as before. */
  readonly recipients: MailRecipients | undefined;
}

export async function recordFailed(
  db: Kysely<Database>,
  { id, attempts }: DeliveryRow,
  { fault, nextAt, recipients }: FailedDelivery,
): Promise<void> {
  await db
    .updateTable("channel_delivery")
    .set({
      fault: JSON.stringify(fault),
      ...(recipients === undefined ? {} : { recipients: JSON.stringify(recipients) }),
      ...(nextAt === null ? { state: "dead" } : { next_at: nextAt }),
    })
    .where("id", "=", id)
    .where("state", "=", "waiting")
    // Whoever has taken it since, because nothing was heard of this attempt, says how theirs ended.
    .where("attempts", "=", attempts)
    .execute();
}

/** Of a mail that some have got: who has not. Null: it goes to all of the channel. */
export function recipientsOf({ recipients }: DeliveryRow): MailRecipients | null {
  return recipients === null ? null : (JSON.parse(recipients) as MailRecipients);
}

/** As if it had not been taken. */
export async function releaseClaim(db: Kysely<Database>, { id, attempts }: DeliveryRow, now: number): Promise<void> {
  await db
    .updateTable("channel_delivery")
    .set({ attempts: attempts - 1, next_at: now })
    .where("id", "=", id)
    .where("state", "=", "waiting")
    .where("attempts", "=", attempts)
    .execute();
}

export interface DeliveriesRequest {
  readonly channel: string;
  readonly state: DeliveryState | undefined;
  /** Only those before this one. */
  readonly before: number | undefined;
  readonly limit: number;
}

/** The newest first. */
export async function listDeliveries(db: Kysely<Database>, request: DeliveriesRequest): Promise<DeliveryRow[]> {
  const { channel, state, before, limit } = request;
  let query = db.selectFrom("channel_delivery").selectAll().where("channel", "=", channel);
  if (state !== undefined) query = query.where("state", "=", state);
  if (before !== undefined) query = query.where("seq", "<", before);
  return query.orderBy("seq", "desc").limit(limit).execute();
}

export function readDelivery(db: Kysely<Database>, channel: string, id: string): Promise<DeliveryRow | undefined> {
  return db
    .selectFrom("channel_delivery")
    .selectAll()
    .where("channel", "=", channel)
    .where("id", "=", id)
    .executeTakeFirst();
}

/**
 * To be tried at once, and as often as a new one; of a mail that some have got by those alone who have not, whoever had
 * refused it for good included.
 */
const again = (now: number) => ({
  state: "waiting" as const,
  next_at: now,
  attempts: 0,
  recipients: sql<string | null>`
    case when recipients is not null then jsonb_build_object(
      'left', (recipients::jsonb -> 'left') || (recipients::jsonb -> 'refused'), 'refused', jsonb_build_array())::text end`,
});

/** Undefined: there is none that could be sent again. */
export async function sendAgain(
  db: Kysely<Database>,
  channel: string,
  id: string,
  now: number,
): Promise<DeliveryRow | undefined> {
  return db
    .updateTable("channel_delivery")
    .set(again(now))
    .where("channel", "=", channel)
    .where("id", "=", id)
    .where("state", "<>", "delivered")
    .returningAll()
    .executeTakeFirst();
}

/** The same for everything of a channel that was given up; gives back how many there were. */
export async function sendAllAgain(db: Kysely<Database>, channel: string, now: number): Promise<number> {
  const { numUpdatedRows } = await db
    .updateTable("channel_delivery")
    .set(again(now))
    .where("channel", "=", channel)
    .where("state", "=", "dead")
    .executeTakeFirst();
  return Number(numUpdatedRows);
}

const DAY_MS = 86_400_000;
const KEPT_MS = { done: 30 * DAY_MS, any: 90 * DAY_MS };

export async function dropOldDeliveries(db: Kysely<Database>, now: number): Promise<void> {
  await sql`
    delete from channel_delivery
    where made_at < ${now - KEPT_MS.any} or (state = 'delivered' and made_at < ${now - KEPT_MS.done})`.execute(db);
}
