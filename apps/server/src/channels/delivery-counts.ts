import { type Kysely, sql } from "kysely";
import type { Database } from "../database/schema.ts";

export interface ChannelCounts {
  readonly waiting: number;
  readonly dead: number;
  readonly lastDeliveredAt: number | null;
}

export const NO_COUNTS: ChannelCounts = { waiting: 0, dead: 0, lastDeliveredAt: null };

/**
 * By channel; one that nothing was told in has none.
 *
 * @param only absent: of all channels
 */
export async function countsByChannel(
  db: Kysely<Database>,
  only?: string,
): Promise<ReadonlyMap<string, ChannelCounts>> {
  let query = db.selectFrom("channel_delivery");
  if (only !== undefined) query = query.where("channel", "=", only);
  const rows = await query
    .select([
      "channel",
      sql<number>`count(*) filter (where state = 'waiting')::int`.as("waiting"),
      sql<number>`count(*) filter (where state = 'dead')::int`.as("dead"),
      sql<number | null>`max(delivered_at)`.as("lastDeliveredAt"),
    ])
    .groupBy("channel")
    .execute();
  return new Map(rows.map(({ channel, ...counts }) => [channel, counts]));
}

/** What whoever watches over the installation is told. */
export interface DeliveryBacklog {
  readonly waiting: number;
  readonly dead: number;
  /** When the oldest became due that still waits; null: none does. */
  readonly oldestAt: number | null;
}

/** Of channels that are in use. What waits for the office to open is not due. */
export async function deliveryBacklog(db: Kysely<Database>, now: number): Promise<DeliveryBacklog> {
  const row = await db
    .selectFrom("channel_delivery")
    .innerJoin("channel", "channel.id", "channel_delivery.channel")
    .select([
      sql<number>`count(*) filter (where state = 'waiting')::int`.as("waiting"),
      sql<number>`count(*) filter (where state = 'dead')::int`.as("dead"),
      sql<number | null>`min(made_at) filter (where state = 'waiting' and (next_at <= ${now} or attempts > 0))`.as(
        "oldestAt",
      ),
    ])
    .where("channel.is_enabled", "=", true)
    .where("channel_delivery.state", "<>", "delivered")
    .executeTakeFirstOrThrow();
  return row;
}
