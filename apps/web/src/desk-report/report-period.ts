import { type Day, dayFromCivil, formatDay, parseDay } from "@ioc/domain/time/civil-date.ts";

export const PERIOD_KINDS = ["month", "quarter", "half", "nineMonths", "year", "free"] as const;
export type PeriodKind = (typeof PERIOD_KINDS)[number];

/** Where a period ends: with its last month, or on the 14th of it (RPT-7). */
type Closing = "whole" | "14";

/** The period of a report as people name it. */
export type ReportPeriod =
  | {
      readonly kind: Exclude<PeriodKind, "free">;
      readonly year: number;
      readonly part: number;
      readonly closing: Closing;
    }
  | { readonly kind: "free"; readonly from: string; readonly to: string };

/** How many months each kind has, and how many of them a year has to choose from. */
const MONTHS = { month: 1, quarter: 3, half: 6, nineMonths: 9, year: 12 } as const;
export const PARTS = { month: 12, quarter: 4, half: 2, nineMonths: 1, year: 1 } as const;

const CLOSING_DAY = 14;
const NAMED = /^(\d{4})(?:-(?:(\d{2})|Q([1-4])|H([12])|(9M)))?$/;

/** The civil days of a period, both included. */
export function daysOf(period: ReportPeriod): { readonly from: string; readonly to: string } {
  if (period.kind === "free") return { from: period.from, to: period.to };
  const { kind, year, part, closing } = period;
  const first = (part - 1) * MONTHS[kind] + 1;
  const last = first + MONTHS[kind] - 1;
  if (closing === "whole") return span(monthDay(year, first, 1), monthDay(year, last + 1, 1) - 1);
  return span(monthDay(year, first - 1, CLOSING_DAY + 1), monthDay(year, last, CLOSING_DAY));
}

/** Whether a period has not ended on a day. */
export function isRunning(period: ReportPeriod, today: string): boolean {
  return daysOf(period).to >= today;
}

/** What a page's address says of the period; what it does not say, or says wrongly, is the month of `today`. */
export function periodOf(query: URLSearchParams, today: string): ReportPeriod {
  const [from, to] = [query.get("from"), query.get("to")];
  if (from !== null && to !== null && isDay(from) && isDay(to)) return { kind: "free", from, to };
  const closing = query.get("closing") === "14" ? "14" : "whole";
  return namedPeriod(query.get("period") ?? "", closing) ?? monthOf(today, closing);
}

/** The members of an address that name a period. */
export function membersOf(period: ReportPeriod): Readonly<Record<string, string>> {
  if (period.kind === "free") return { from: period.from, to: period.to };
  const { kind, year, part, closing } = period;
  const ending = {
    month: `-${String(part).padStart(2, "0")}`,
    quarter: `-Q${part}`,
    half: `-H${part}`,
    nineMonths: "-9M",
    year: "",
  }[kind];
  return { period: `${year}${ending}`, ...(closing === "14" ? { closing } : {}) };
}

/** Another kind of period, around the same time. */
export function ofKind(period: ReportPeriod, kind: PeriodKind): ReportPeriod {
  if (kind === "free") return { kind, ...daysOf(period) };
  const { year, month } = lastMonthOf(period);
  const part = Math.min(PARTS[kind], Math.ceil(month / MONTHS[kind]));
  return { kind, year, part, closing: period.kind === "free" ? "whole" : period.closing };
}

function lastMonthOf(period: ReportPeriod): { readonly year: number; readonly month: number } {
  if (period.kind !== "free") return { year: period.year, month: period.part * MONTHS[period.kind] };
  const [year = 0, month = 1] = period.to.split("-").map(Number);
  return { year, month };
}

function namedPeriod(name: string, closing: Closing): ReportPeriod | undefined {
  const [, year, month, quarter, half, nine] = NAMED.exec(name) ?? [];
  if (year === undefined || Number(year) < 1) return undefined;
  const of = (kind: Exclude<PeriodKind, "free">, part: number): ReportPeriod | undefined =>
    part >= 1 && part <= PARTS[kind] ? { kind, year: Number(year), part, closing } : undefined;
  if (month !== undefined) return of("month", Number(month));
  if (quarter !== undefined) return of("quarter", Number(quarter));
  if (half !== undefined) return of("half", Number(half));
  return nine === undefined ? of("year", 1) : of("nineMonths", 1);
}

function monthOf(today: string, closing: Closing): ReportPeriod {
  const [year = 0, month = 1] = today.split("-").map(Number);
  return { kind: "month", year, part: month, closing };
}

/** @param month 0 is December of the year before, 13 January of the year after */
function monthDay(year: number, month: number, day: number): Day {
  if (month < 1) return dayFromCivil(year - 1, month + 12, day);
  return month > 12 ? dayFromCivil(year + 1, month - 12, day) : dayFromCivil(year, month, day);
}

function span(from: Day, to: Day): { readonly from: string; readonly to: string } {
  return { from: formatDay(from), to: formatDay(to) };
}

function isDay(text: string): boolean {
  return parseDay(text) !== undefined;
}
