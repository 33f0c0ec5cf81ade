import { RELATIVE_PERIODS, type RelativePeriod, relativePeriod } from "@ioc/domain/board/relative-period.ts";
import { formatDay, parseDay } from "@ioc/domain/time/civil-date.ts";
import {
  CHANNELS,
  type Channel,
  DOSSIER_STATES,
  type DossierState,
  MEASURES,
  type Measure,
} from "@ioc/protocol/names.ts";
import type { DossierQuery } from "../dossier-parts/dossier-query.ts";

/** What the list is narrowed to; the address holds all of it. */
export interface DossierFilter {
  /** Undefined: everything, which takes a code to look for. */
  readonly measure: Measure | undefined;
  readonly code: string;
  readonly field: string | undefined;
  readonly procedure: string | undefined;
  readonly channel: Channel | undefined;
  readonly state: DossierState | undefined;
  readonly period: RelativePeriod | "days";
  /** Of the period "days", YYYY-MM-DD. */
  readonly from: string | undefined;
  readonly to: string | undefined;
}

export type FilterChange = Readonly<Partial<Record<keyof DossierFilter, string | undefined>>>;

const EVERYTHING = "all";
const DEFAULT_PERIOD = "month";
const PERIODS = [...RELATIVE_PERIODS, "days"] as const;

export function readFilter(query: URLSearchParams): DossierFilter {
  const code = query.get("code")?.trim() ?? "";
  const asked = query.get("measure");
  const measure = MEASURES.find((name) => name === asked);
  const day = (name: string): string | undefined => {
    const text = query.get(name) ?? "";
    return parseDay(text) === undefined ? undefined : text;
  };
  return {
    // Whoever looks for a code means it wherever it is, unless they say otherwise.
    measure: measure ?? (code !== "" && (asked === null || asked === EVERYTHING) ? undefined : "inProgress"),
    code,
    field: query.get("field") ?? undefined,
    procedure: query.get("procedure") ?? undefined,
    channel: CHANNELS.find((name) => name === query.get("channel")),
    state: DOSSIER_STATES.find((name) => name === query.get("state")),
    period: PERIODS.find((name) => name === query.get("period")) ?? DEFAULT_PERIOD,
    from: day("from"),
    to: day("to"),
  };
}

/** The address with some of the filter changed; what is undefined or empty is not in it. */
export function writeFilter(query: URLSearchParams, change: FilterChange): URLSearchParams {
  const next = new URLSearchParams(query);
  for (const [name, value] of Object.entries(change)) {
    if (value === undefined || value === "" || (name === "period" && value === DEFAULT_PERIOD)) next.delete(name);
    else next.set(name, value);
  }
  return next;
}

/** The days that flows are counted on; stocks are counted at the end of the last of them, or now. */
export function periodOf({ period, from, to }: DossierFilter, today: string): { from: string; to: string } {
  const now = parseDay(today) ?? 0;
  if (period !== "days") {
    const days = relativePeriod(period, now);
    return { from: formatDay(days.from), to: formatDay(days.to) };
  }
  const last = to ?? today;
  const first = from ?? last;
  return first <= last ? { from: first, to: last } : { from: last, to: first };
}

/** What the server is asked. */
export function queryOf(filter: DossierFilter, unit: string | undefined, today: string): Partial<DossierQuery> {
  const { measure, code, field, procedure, channel, state } = filter;
  const days = measure === undefined ? undefined : periodOf(filter, today);
  const given = {
    unit,
    measure,
    ...days,
    code: code === "" ? undefined : code,
    field,
    procedure,
    channel,
    state,
    sort: measure === "inProgress" || measure === "inProgressWithin" ? "due" : undefined,
  };
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
}

/** Whether the list has to be as long as the board's number: nothing but measure, field and days narrow it. */
export function isTheBoards({ measure, code, procedure, channel, state }: DossierFilter): boolean {
  const isNarrowed = [procedure, channel, state].some((value) => value !== undefined);
  return measure !== undefined && code === "" && !isNarrowed;
}
