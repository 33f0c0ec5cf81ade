import { formatInstant } from "@ioc/domain/time/instant.ts";
import type { ChannelMessage } from "@ioc/protocol/channel-message.ts";
import type { Reference } from "../reference/reference.ts";
import type { ChannelRecord } from "./channel-record.ts";

/** Code and name of a unit by its number. */
export function placeOf(reference: Reference, unit: number): { readonly unit: string; readonly unitName: string } {
  const body = reference.unitsById.get(unit)?.body;
  return { unit: body?.code ?? "", unitName: body?.name ?? "" };
}

/** What all messages begin with. */
export function messageHead(
  id: string,
  at: number,
  { id: channel, name, unit }: ChannelRecord,
  reference: Reference,
): Pick<ChannelMessage, "id" | "at" | "channel"> {
  return { id, at: formatInstant(at), channel: { id: channel, name, ...placeOf(reference, unit) } };
}
