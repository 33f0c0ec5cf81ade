import type { Channel, ChannelBody } from "@ioc/protocol/channels.ts";

/** A channel as it stands in the form. */
export interface ChannelDraft {
  readonly unit: string | undefined;
  readonly name: string;
  readonly kind: ChannelBody["kind"];
  /** Addresses as somebody types them. */
  readonly to: string;
  readonly url: string;
  readonly reach: ChannelBody["reach"];
  readonly alerts: "none" | "warning" | "critical";
  readonly escalations: boolean;
  readonly directives: boolean;
  /** HH:MM; empty: none. */
  readonly digestAt: string;
  readonly officeHours: boolean;
  readonly language: ChannelBody["language"];
  readonly enabled: boolean;
}

export type DraftFault = "unit" | "name" | "to" | "url" | "takes";

/** @param unit the only one that there is, if there is only one */
export function draftOf(channel: Channel | undefined, unit?: string): ChannelDraft {
  if (channel === undefined) return { ...NEW, unit };
  const { to, url, alerts, digestAt } = channel;
  const { name, kind, reach, escalations, directives, officeHours, language, enabled } = channel;
  return {
    unit: channel.unit,
    name,
    kind,
    to: (to ?? []).join(", "),
    url: url ?? "",
    reach,
    alerts: alerts ?? "none",
    escalations,
    directives,
    digestAt: digestAt ?? "",
    officeHours,
    language,
    enabled,
  };
}

const NEW: Omit<ChannelDraft, "unit"> = {
  name: "",
  kind: "email",
  to: "",
  url: "",
  reach: "children",
  alerts: "warning",
  escalations: false,
  directives: true,
  digestAt: "",
  officeHours: true,
  language: "vi",
  enabled: true,
};

export function draftFaults(draft: ChannelDraft): ReadonlySet<DraftFault> {
  const { unit, name, kind, to, url, alerts, escalations, directives, digestAt } = draft;
  const faults = new Set<DraftFault>();
  if (unit === undefined) faults.add("unit");
  if (name.trim() === "") faults.add("name");
  if (kind === "email" && addressesIn(to).length === 0) faults.add("to");
  if (kind === "webhook" && url.trim() === "") faults.add("url");
  if (alerts === "none" && !escalations && !directives && digestAt === "") faults.add("takes");
  return faults;
}

/** What the server is sent; whether the addresses are some it says itself. */
export function bodyOf(draft: ChannelDraft): ChannelBody {
  const { unit, name, kind, to, url, alerts, digestAt, ...rest } = draft;
  return {
    ...rest,
    unit: unit ?? "",
    name: name.trim().normalize("NFC"),
    kind,
    to: kind === "email" ? addressesIn(to) : null,
    url: kind === "webhook" ? url.trim() : null,
    alerts: alerts === "none" ? null : alerts,
    digestAt: digestAt === "" ? null : digestAt,
  };
}

function addressesIn(text: string): string[] {
  return text.split(/[\s,;]+/).filter((part) => part !== "");
}
