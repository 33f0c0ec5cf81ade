import type { ChannelBody, ChannelKind, LastTest } from "@ioc/protocol/channels.ts";
import type { Selectable } from "kysely";
import type { ChannelTables } from "./channel-tables.ts";

/** What a channel takes, and whom it tells. */
export interface ChannelDoc
  extends Pick<ChannelBody, "reach" | "escalations" | "directives" | "officeHours" | "language"> {
  readonly to: readonly string[] | null;
  readonly url: string | null;
  readonly alerts: NonNullable<ChannelBody["alerts"]> | null;
  readonly digestAt: string | null;
}

export interface ChannelRecord extends ChannelDoc {
  readonly id: string;
  /** Its number. */
  readonly unit: number;
  readonly name: string;
  readonly kind: ChannelKind;
  readonly enabled: boolean;
  /** Sealed, as the older one is, which signs as well until then. */
  readonly secret: string | null;
  readonly olderSecret: string | null;
  readonly olderUntil: number | null;
  readonly digestedAt: number | null;
  readonly lastTest: LastTest | null;
}

export function docOfBody(body: ChannelBody): ChannelDoc {
  const { to, url, reach, alerts, escalations, directives, digestAt, officeHours, language } = body;
  return {
    to: to ?? null,
    url: url ?? null,
    reach,
    alerts: alerts ?? null,
    escalations,
    directives,
    digestAt: digestAt ?? null,
    officeHours,
    language,
  };
}

export function recordOf(row: Selectable<ChannelTables["channel"]>): ChannelRecord {
  const { id, unit, name, kind, secret } = row;
  return {
    ...(JSON.parse(row.doc) as ChannelDoc),
    id,
    unit,
    name,
    kind,
    enabled: row.is_enabled,
    secret,
    olderSecret: row.older_secret,
    olderUntil: row.older_until,
    digestedAt: row.digested_at,
    lastTest: row.last_test === null ? null : (JSON.parse(row.last_test) as LastTest),
  };
}
