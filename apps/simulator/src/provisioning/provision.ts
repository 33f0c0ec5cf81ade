import { feedCreatedSchema, feedItemSchema } from "@ioc/protocol/provisioning.ts";
import { targetsSchema } from "@ioc/protocol/targets.ts";
import { z } from "zod";
import { procedureBodies } from "../province/procedures.ts";
import { demoTargets } from "../province/targets.ts";
import { unitBodies } from "../province/units.ts";
import type { Api } from "./api.ts";

export interface FeedKey {
  readonly id: string;
  readonly token: string;
}
export type FeedKeys = Readonly<Record<string, FeedKey>>;

/** By this name an earlier run's feeds are known whose tokens are lost. */
const FEED_NAME = "Mô phỏng Sơn Giang";
const PARALLEL_CALLS = 4;

/** Of a feed only what is asked for here, whatever else a server of another version tells or does not tell. */
const feedsSchema = z.object({ items: z.array(feedItemSchema.pick({ id: true, name: true })) });

/** Units and procedures as they should be; the same every time, so it can be repeated at each start. */
export async function provisionProvince(api: Api): Promise<void> {
  await api.call("PUT", "/api/v1/units", unitBodies());
  await api.call("PUT", "/api/v1/procedures", procedureBodies());
  const targets = targetsSchema.parse(await api.call("GET", "/api/v1/targets"));
  // Once only: whoever tries out other targets in the demo finds them again after a restart.
  if (Object.keys(targets).length === 0) await api.call("PUT", "/api/v1/targets", demoTargets);
}

/**
 * One feed for each unit. Those in `known` that the server still has are kept; others are made, since a token is shown
 * only once, and what an earlier run left behind without a token is revoked.
 */
export async function provisionFeeds(api: Api, units: readonly string[], known: FeedKeys): Promise<FeedKeys> {
  const { items } = feedsSchema.parse(await api.call("GET", "/api/v1/feeds"));
  const onServer = new Set(items.map((item) => item.id));
  const keys: Record<string, FeedKey> = {};
  for (const unit of units) {
    const key = known[unit];
    if (key !== undefined && onServer.has(key.id)) keys[unit] = key;
  }
  const kept = new Set(Object.values(keys).map((key) => key.id));
  const lost = items.filter((item) => item.name === FEED_NAME && !kept.has(item.id));
  await inParallel(lost, async ({ id }) => {
    await api.call("DELETE", `/api/v1/feeds/${encodeURIComponent(id)}`);
  });
  const missing = units.filter((unit) => keys[unit] === undefined);
  await inParallel(missing, async (unit) => {
    const created = await api.call("POST", "/api/v1/feeds", { unit, name: FEED_NAME });
    const { id, token } = feedCreatedSchema.parse(created);
    keys[unit] = { id, token };
  });
  return keys;
}

async function inParallel<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const rest = items.values();
  const worker = async (): Promise<void> => {
    for (const item of rest) await work(item);
  };
  await Promise.all(Array.from({ length: PARALLEL_CALLS }, worker));
}
