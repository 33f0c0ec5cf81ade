import type {
  OracleCalendar,
  OracleCommittedEvent,
  OracleProcedureVersion,
  OracleUnit,
  OracleWorld,
} from "./oracle-world.ts";

const OFFICE: readonly (readonly [string, string])[] = [
  ["07:30", "11:30"],
  ["13:30", "17:00"],
];

export const OFFICE_WEEK = { mon: OFFICE, tue: OFFICE, wed: OFFICE, thu: OFFICE, fri: OFFICE };

/** Two districts under one province, the first with two communes. */
export const FIVE_UNITS: readonly OracleUnit[] = [
  { code: "P", name: "Tỉnh", kind: "province" },
  { code: "D1", name: "Huyện Một", kind: "district", parent: "P" },
  { code: "D2", name: "Huyện Hai", kind: "district", parent: "P" },
  { code: "C1", name: "Xã Một", kind: "commune", parent: "D1" },
  { code: "C2", name: "Xã Hai", kind: "commune", parent: "D1" },
];

/** `2026-04-20 08:00[:00[.000]]` in Việt Nam; 20 April 2026 is a Monday. */
export function hcm(wallTime: string): number {
  return Date.parse(`${wallTime.replace(" ", "T")}+07:00`);
}

/** RFC 3339 of the same, for `dueAt`. */
export function hcmText(wallTime: string): string {
  return new Date(hcm(wallTime)).toISOString();
}

/** A procedure `limit` `limitUnit`, code `1`, field Đất đai, known from the beginning. */
export function procedure(
  limit: number,
  limitUnit: OracleProcedureVersion["limitUnit"],
  more: Partial<OracleProcedureVersion> = {},
): OracleProcedureVersion {
  const base = { code: "1", name: "Thủ tục", field: "Đất đai", level: "commune", service: "full", provisionedAt: 0 };
  return { ...base, limit, limitUnit, ...more };
}

export type HandMadeEvent = {
  readonly type: string;
  readonly time: string;
  readonly data?: Readonly<Record<string, unknown>>;
  readonly subject?: string;
  readonly unit?: string;
  readonly feed?: string;
  readonly recordedAt?: string;
  readonly id?: string;
};

/** `time` by the wall clock; dossier H1 at C1, sent by the feed of its unit and committed the moment it happened. */
export function on(
  time: string,
  type: string,
  data?: Readonly<Record<string, unknown>>,
  more: Partial<HandMadeEvent> = {},
): HandMadeEvent {
  return { type, time, ...(data === undefined ? {} : { data }), ...more };
}

export function received(
  time: string,
  data: Readonly<Record<string, unknown>> = {},
  more: Partial<HandMadeEvent> = {},
) {
  return on(time, "dossier.received", { procedure: "1", channel: "counter", ...data }, more);
}

export function handMadeWorld(
  events: readonly HandMadeEvent[],
  parts: Partial<OracleWorld> & { readonly calendar?: OracleCalendar } = {},
): OracleWorld {
  const { calendar, ...world } = parts;
  const units = parts.units ?? FIVE_UNITS;
  return {
    timezone: "Asia/Ho_Chi_Minh",
    units,
    procedures: [procedure(3, "workingDay")],
    calendars: [{ spec: calendar ?? { week: OFFICE_WEEK }, from: 0 }],
    feeds: units.map(({ code }) => ({ id: `feed-${code}`, unit: code })),
    events: events.map(committed),
    ...world,
  };
}

function committed(event: HandMadeEvent, index: number): OracleCommittedEvent {
  const unit = event.unit ?? "C1";
  return {
    event: {
      specversion: "1.0",
      id: event.id ?? `e${index}`,
      source: `/units/${unit}`,
      type: `vn.motcua.${event.type}`,
      subject: event.subject ?? "H1",
      time: hcmText(event.time),
      ...(event.data === undefined ? {} : { data: event.data }),
    },
    feed: event.feed ?? `feed-${unit}`,
    recordedAt: hcm(event.recordedAt ?? event.time),
  };
}
