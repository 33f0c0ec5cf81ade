import {
  type Channel,
  type ChannelBody,
  type ChannelCreated,
  type ChannelList,
  type ChannelSecret,
  type ChannelTest,
  channelCreatedSchema,
  channelListSchema,
  channelSchema,
  channelSecretSchema,
  channelTestSchema,
  type Delivery,
  deliverySchema,
} from "@ioc/protocol/channels.ts";
import { type CountAnswer, countAnswerSchema } from "@ioc/protocol/provisioning.ts";
import { type UseQueryResult, useQuery } from "@tanstack/react-query";
import { askJson, askNothing } from "../shell/api.ts";

export const CHANNELS_KEY = ["channels"] as const;

/** Messages go out by themselves. */
export const LOOK_AGAIN_MS = 5000;

export function useChannels(): UseQueryResult<ChannelList> {
  return useQuery({
    queryKey: [...CHANNELS_KEY, "list"],
    queryFn: ({ signal }) => askJson("/channels", channelListSchema, { signal }),
    refetchInterval: LOOK_AGAIN_MS,
  });
}

export function channelPath(id: string): string {
  return `/channels/${encodeURIComponent(id)}`;
}

export function postChannel(json: ChannelBody): Promise<ChannelCreated> {
  return askJson("/channels", channelCreatedSchema, { method: "POST", json });
}

export function putChannel(id: string, json: ChannelBody): Promise<Channel> {
  return askJson(channelPath(id), channelSchema, { method: "PUT", json });
}

export function testChannel(id: string): Promise<ChannelTest> {
  return askJson(`${channelPath(id)}/test`, channelTestSchema, { method: "POST" });
}

export function changeSecret(id: string): Promise<ChannelSecret> {
  return askJson(`${channelPath(id)}/secret`, channelSecretSchema, { method: "POST" });
}

export function removeChannel(id: string): Promise<void> {
  return askNothing(channelPath(id), { method: "DELETE" });
}

/** Everything that was given up. */
export function sendAllAgain(channel: string): Promise<CountAnswer> {
  return askJson(`${channelPath(channel)}/deliveries/retry`, countAnswerSchema, { method: "POST" });
}

export function sendAgain(channel: string, delivery: string): Promise<Delivery> {
  const path = `${channelPath(channel)}/deliveries/${encodeURIComponent(delivery)}/retry`;
  return askJson(path, deliverySchema, { method: "POST" });
}
