import { type FeedRotated, feedRotatedSchema, type Rejected, rejectedSchema } from "@ioc/protocol/feeds.ts";
import {
  type FeedBody,
  type FeedCreated,
  type FeedItem,
  feedCreatedSchema,
  feedListSchema,
  type ProcedureBody,
  procedureListSchema,
} from "@ioc/protocol/provisioning.ts";
import { type UseQueryResult, useQuery } from "@tanstack/react-query";
import { askJson, askNothing } from "../shell/api.ts";

export const FEEDS_KEY = ["feeds"] as const;

/** States and rates move by themselves. */
const LOOK_AGAIN_MS = 10_000;

export function useFeeds(): UseQueryResult<readonly FeedItem[]> {
  return useQuery({
    queryKey: FEEDS_KEY,
    queryFn: async ({ signal }) => (await askJson("/feeds", feedListSchema, { signal })).items,
    refetchInterval: LOOK_AGAIN_MS,
  });
}

/** The first of the catalogue, looked up again when somebody comes back from adding one; null: there is none. */
export function useFirstProcedure(): UseQueryResult<ProcedureBody | null> {
  return useQuery({
    queryKey: ["first procedure"],
    queryFn: async ({ signal }) => (await askJson("/procedures", procedureListSchema, { signal })).items[0] ?? null,
    refetchOnMount: "always",
    refetchOnWindowFocus: "always",
  });
}

export function useRejected(feed: string): UseQueryResult<Rejected> {
  return useQuery({
    queryKey: [...FEEDS_KEY, feed, "rejected"],
    queryFn: ({ signal }) => askJson(`${feedPath(feed)}/rejected`, rejectedSchema, { signal }),
  });
}

export function postFeed(body: FeedBody): Promise<FeedCreated> {
  return askJson("/feeds", feedCreatedSchema, { method: "POST", json: body });
}

export function rotateToken(feed: string): Promise<FeedRotated> {
  return askJson(`${feedPath(feed)}/token`, feedRotatedSchema, { method: "POST" });
}

export async function endPreviousToken(feed: string): Promise<void> {
  await askNothing(`${feedPath(feed)}/previous-token`, { method: "DELETE" });
}

export async function revokeFeed(feed: string): Promise<void> {
  await askNothing(feedPath(feed), { method: "DELETE" });
}

export function feedPath(feed: string): string {
  return `/feeds/${encodeURIComponent(feed)}`;
}
