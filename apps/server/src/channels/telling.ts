import { tellingTime } from "@ioc/domain/alert/telling-time.ts";
import type { ChannelMessage } from "@ioc/protocol/channel-message.ts";
import type { Reference } from "../reference/reference.ts";
import type { ChannelRecord } from "./channel-record.ts";
import type { NewDelivery } from "./delivery-store.ts";
import { subjectOf } from "./mail-subject.ts";
import { messageHead } from "./message-head.ts";

/** When something may be sent in a channel: at once, or when the office opens. */
export function sendableAt(
  { officeHours }: Pick<ChannelRecord, "officeHours">,
  at: number,
  reference: Reference,
): number {
  return officeHours ? tellingTime(at, reference.calendar, reference.zone) : at;
}

type Content = ChannelMessage extends infer Message
  ? Message extends ChannelMessage
    ? Omit<Message, "id" | "at" | "channel">
    : never
  : never;

export interface Told {
  readonly channel: ChannelRecord;
  readonly source: string;
  /** When it came about. */
  readonly at: number;
  readonly content: Exclude<Content, { readonly type: "test" }>;
}

/** Something that is told in a channel, as a delivery. */
export function deliveryOf({ channel, source, at, content }: Told, reference: Reference, now: number): NewDelivery {
  const message = (id: string): ChannelMessage => ({ ...messageHead(id, at, channel, reference), ...content });
  return {
    channel: channel.id,
    source,
    kind: content.type,
    title: subjectOf(message(""), channel.language, reference.zone),
    message,
    madeAt: now,
    nextAt: sendableAt(channel, now, reference),
  };
}
