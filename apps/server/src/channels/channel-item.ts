import { formatInstant } from "@ioc/domain/time/instant.ts";
import type { Channel, Delivery, DeliveryFault } from "@ioc/protocol/channels.ts";
import type { Reference } from "../reference/reference.ts";
import type { ChannelRecord } from "./channel-record.ts";
import { type ChannelCounts, NO_COUNTS } from "./delivery-counts.ts";
import type { DeliveryRow } from "./delivery-store.ts";

/** A channel as it crosses the wire, without its secrets. */
export function channelItem(channel: ChannelRecord, counts: ChannelCounts, reference: Reference): Channel {
  const { id, unit, name, kind, to, url, reach, alerts, escalations, directives } = channel;
  const { digestAt, officeHours, language, enabled } = channel;
  return {
    id,
    unit: reference.unitsById.get(unit)?.body.code ?? "",
    name,
    kind,
    to: to === null ? null : [...to],
    url,
    reach,
    alerts,
    escalations,
    directives,
    digestAt,
    officeHours,
    language,
    enabled,
    waiting: counts.waiting,
    dead: counts.dead,
    lastDeliveredAt: instantOrNull(counts.lastDeliveredAt),
    lastTest: channel.lastTest,
  };
}

/** The same for the audit trail: of an address that may hold a secret only where it leads. */
export function auditedChannel(channel: ChannelRecord, reference: Reference): object {
  const item = channelItem(channel, NO_COUNTS, reference);
  const { waiting: _, dead: __, lastDeliveredAt: ___, lastTest: ____, url, ...rest } = item;
  return { ...rest, url: url == null ? null : new URL(url).origin };
}

export function deliveryItem(row: DeliveryRow): Delivery {
  const { id, kind, title, state, attempts } = row;
  return {
    id,
    kind,
    title,
    state,
    attempts,
    createdAt: formatInstant(row.made_at),
    lastTriedAt: instantOrNull(row.tried_at),
    nextTryAt: state === "waiting" ? formatInstant(row.next_at) : null,
    deliveredAt: instantOrNull(row.delivered_at),
    fault: row.fault === null ? null : (JSON.parse(row.fault) as DeliveryFault),
  };
}

function instantOrNull(at: number | null): string | null {
  return at === null ? null : formatInstant(at);
}
