import type { Request } from "express";
import type { Kysely } from "kysely";
import type { ChannelRecord } from "../channels/channel-record.ts";
import type { Channels } from "../channels/open-channels.ts";
import type { TestLimit } from "../channels/test-limit.ts";
import type { Database } from "../database/schema.ts";
import { notFound } from "./http-error.ts";
import type { NamedUnitParts } from "./named-unit.ts";
import { pathId } from "./path-id.ts";

export interface ChannelRouteParts extends NamedUnitParts {
  readonly db: Kysely<Database>;
  readonly channels: Pick<Channels, "sender" | "secrets" | "hasMailServer" | "forbiddenTarget" | "wake">;
  readonly channelTests: TestLimit;
}

export const MANAGE_CHANNELS = "manageChannels";
const WHAT = "channel";

/**
 * The channel that a path names, if whoever asks administers its unit; throws what `require` throws, 404 if there is none.
 *
 * @param read gives the channel of an id
 */
export async function channelOf(
  request: Request,
  parts: ChannelRouteParts,
  read: (id: string) => Promise<ChannelRecord | undefined>,
): Promise<ChannelRecord> {
  parts.require(request, MANAGE_CHANNELS);
  const channel = await read(pathId(request));
  if (channel === undefined) throw notFound(WHAT);
  parts.require(request, MANAGE_CHANNELS, channel.unit, WHAT);
  return channel;
}
