import type { ChannelKind, DELIVERY_KINDS, DeliveryState } from "@ioc/protocol/channels.ts";
import type { Generated } from "kysely";

/** See migration 0015. Instants are ms. */
export interface ChannelTables {
  channel: {
    id: string;
    unit: number;
    name: string;
    kind: ChannelKind;
    /** JSON: `channel-record.ts` reads it. */
    doc: string;
    is_enabled: boolean;
    /** Sealed (`channel-secrets.ts`). */
    secret: string | null;
    older_secret: string | null;
    older_until: number | null;
    /** Up to when the last digest told; where there was none yet, since when there are digests. */
    digested_at: number | null;
    created_at: number;
    /** JSON: how the last test of where it leads went. */
    last_test: string | null;
  };
  channel_delivery: {
    id: string;
    seq: Generated<number>;
    channel: string;
    /** What it tells. */
    source: string;
    kind: (typeof DELIVERY_KINDS)[number];
    title: string;
    /** JSON as it crosses the wire. */
    message: string;
    state: DeliveryState;
    attempts: number;
    made_at: number;
    next_at: number;
    tried_at: number | null;
    delivered_at: number | null;
    /** JSON. */
    fault: string | null;
    /** JSON, of a mail that has been tried: who has not got it. Null: it goes to all of the channel. */
    recipients: string | null;
  };
}
