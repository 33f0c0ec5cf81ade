import { dayMs, parseDay } from "../time/civil-date.ts";
import type { WorkingCalendar } from "../time/working-calendar.ts";
import type { Zone } from "../time/zone.ts";
import { ALERT_STATES, type AlertStateName } from "./alert-state.ts";
import type { AlertTerms, Threshold } from "./alert-terms.ts";
import { elapsedAtWork, elapsedByClock } from "./elapsed.ts";
import { SEVERITIES, type Severity } from "./severity.ts";

/** A rule as a case writes it; what is absent is 0, `false` or `ignore`. */
export interface CaseRule {
  readonly direction: "above" | "below";
  readonly warning?: Threshold;
  readonly critical?: Threshold;
  readonly forMinutes?: number;
  readonly keepFiringMinutes?: number;
  readonly minSample?: number;
  readonly workingTime?: boolean;
  readonly noData?: "alert" | "ignore";
}

/**
 * What a unit shows, evaluation by evaluation, and what its alert must be then.
 *
 * `values` as `5` (a count), `3/20` (a rate), `~5` (a count of a unit that has fallen silent) or `gone` (the unit has
 * left the rule's scope); `states` as `pending` or, with the severity that fires, `firing:critical`.
 */
interface WrittenCase {
  readonly title: string;
  readonly rule: CaseRule;
  /** The first evaluation, `YYYY-MM-DD HH:MM` in Việt Nam. */
  readonly from: string;
  readonly everyMinutes: number;
  readonly values: string;
  readonly states: string;
}

export interface Evaluation {
  /** Local ms. */
  readonly at: number;
  readonly seen:
    | { readonly numerator: number; readonly denominator: number | null; readonly isSilent: boolean }
    | "gone";
  readonly state: AlertStateName;
  /** Null where the case does not say it: nothing fires. */
  readonly severity: Severity | null;
}

export interface AlertCase {
  readonly title: string;
  readonly rule: CaseRule;
  readonly everyMinutes: number;
  readonly evaluations: readonly Evaluation[];
  /** Whether it can be told from the numbers alone: what fell silent or left cannot. */
  readonly isOfNumbersAlone: boolean;
}

const WRITTEN: readonly WrittenCase[] = [
  {
    title: "what is at a threshold is not beyond it",
    rule: { direction: "above", warning: { fire: 5 } },
    from: "2026-03-02 08:00",
    everyMinutes: 15,
    values: "5      6              5        6",
    states: "normal firing:warning resolved firing:warning",
  },
  {
    title: "below compares strictly, too",
    rule: { direction: "below", warning: { fire: 3 } },
    from: "2026-03-02 08:00",
    everyMinutes: 15,
    values: "3      2              3",
    states: "normal firing:warning resolved",
  },
  {
    title: "what must last fires once it has lasted, and not before",
    rule: { direction: "above", warning: { fire: 5 }, forMinutes: 30 },
    from: "2026-03-02 08:00",
    everyMinutes: 15,
    values: "6       6       6              6              5",
    states: "pending pending firing:warning firing:warning resolved",
  },
  {
    title: "a break begins the waiting anew",
    rule: { direction: "above", warning: { fire: 5 }, forMinutes: 30 },
    from: "2026-03-02 08:00",
    everyMinutes: 15,
    values: "6       6       5      6       6       6",
    states: "pending pending normal pending pending firing:warning",
  },
  {
    title: "what fires stands between its two values, what waits does not",
    rule: { direction: "above", warning: { fire: 10, clear: 5 }, forMinutes: 15 },
    from: "2026-03-02 08:00",
    everyMinutes: 15,
    values: "11      8      11      11             8              6              5",
    states: "pending normal pending firing:warning firing:warning firing:warning resolved",
  },
  {
    title: "what is cleared is kept firing for a while",
    rule: { direction: "above", warning: { fire: 5 }, keepFiringMinutes: 30 },
    from: "2026-03-02 08:00",
    everyMinutes: 15,
    values: "6              4                  4                  4        4",
    states: "firing:warning recovering:warning recovering:warning resolved resolved",
  },
  {
    title: "what comes back while it recovers fires on, without waiting",
    rule: { direction: "above", warning: { fire: 5 }, forMinutes: 15, keepFiringMinutes: 30 },
    from: "2026-03-02 08:00",
    everyMinutes: 15,
    values: "6       6              4                  6              4                  4                  4",
    states: "pending firing:warning recovering:warning firing:warning recovering:warning recovering:warning resolved",
  },
  {
    title: "a warning becomes critical once that has lasted",
    rule: { direction: "above", warning: { fire: 5 }, critical: { fire: 10 }, forMinutes: 15 },
    from: "2026-03-02 08:00",
    everyMinutes: 15,
    values: "6       6              11             11              11              7              5",
    states: "pending firing:warning firing:warning firing:critical firing:critical firing:warning resolved",
  },
  {
    title: "what is critical from the start waited for both",
    rule: { direction: "above", warning: { fire: 5 }, critical: { fire: 10 }, forMinutes: 15 },
    from: "2026-03-02 08:00",
    everyMinutes: 15,
    values: "11      11              7              11             11",
    states: "pending firing:critical firing:warning firing:warning firing:critical",
  },
  {
    title: "critical is kept for as long as anything is kept",
    rule: { direction: "above", warning: { fire: 5 }, critical: { fire: 10 }, keepFiringMinutes: 30 },
    from: "2026-03-02 08:00",
    everyMinutes: 15,
    values: "11              7               7               7              4                  4                  4",
    states:
      "firing:critical firing:critical firing:critical firing:warning recovering:warning recovering:warning resolved",
  },
  {
    title: "critical alone needs no warning",
    rule: { direction: "below", critical: { fire: 2, clear: 4 } },
    from: "2026-03-02 08:00",
    everyMinutes: 15,
    values: "2      1               3               4",
    states: "normal firing:critical firing:critical resolved",
  },
  {
    title: "a rate of too few keeps what was",
    rule: { direction: "below", warning: { fire: 0.8 }, minSample: 10 },
    from: "2026-03-02 08:00",
    everyMinutes: 15,
    values: "1/9    5/10           2/9            0/0            9/10     1/9",
    states: "normal firing:warning firing:warning firing:warning resolved resolved",
  },
  {
    title: "a rate of nothing says nothing",
    rule: { direction: "below", warning: { fire: 0.8 } },
    from: "2026-03-02 08:00",
    everyMinutes: 15,
    values: "0/0    0/1            0/0            4/5      0/0",
    states: "normal firing:warning firing:warning resolved resolved",
  },
  {
    title: "what waits goes on waiting while there are too few",
    rule: { direction: "above", warning: { fire: 0.5 }, minSample: 4, forMinutes: 30 },
    from: "2026-03-02 08:00",
    everyMinutes: 15,
    values: "3/4     1/3     1/3     3/4            1/4",
    states: "pending pending pending firing:warning resolved",
  },
  {
    title: "in working time the lunch break takes none",
    rule: { direction: "above", warning: { fire: 5 }, forMinutes: 60, workingTime: true },
    from: "2026-03-02 11:00",
    everyMinutes: 30,
    values: "6       6       6       6       6       6       6              6",
    states: "pending pending pending pending pending pending firing:warning firing:warning",
  },
  {
    title: "in working time a night takes none",
    rule: { direction: "above", warning: { fire: 5 }, forMinutes: 120, keepFiringMinutes: 120, workingTime: true },
    from: "2026-03-02 16:00",
    everyMinutes: 180,
    values: "6       6       6       6       6       6       6              0                  0        0",
    states: "pending pending pending pending pending pending firing:warning recovering:warning resolved resolved",
  },
  {
    title: "in working time Tết takes none",
    rule: { direction: "above", warning: { fire: 5 }, forMinutes: 60, workingTime: true },
    from: "2026-02-13 16:30",
    everyMinutes: 1440,
    values: "6       6       6       6       6       6       6       6       6       6       6",
    states: "pending pending pending pending pending pending pending pending pending pending firing:warning",
  },
  {
    title: "by the clock a night counts",
    rule: { direction: "above", warning: { fire: 5 }, forMinutes: 120 },
    from: "2026-03-02 17:00",
    everyMinutes: 60,
    values: "6       6       6",
    states: "pending pending firing:warning",
  },
  {
    title: "a silent unit is told, whatever its number says",
    rule: { direction: "above", warning: { fire: 5 }, noData: "alert" },
    from: "2026-03-02 08:00",
    everyMinutes: 15,
    values: "4      ~4     ~9     4",
    states: "normal noData noData resolved",
  },
  {
    title: "no break makes a silent unit heard",
    rule: { direction: "above", warning: { fire: 5 }, noData: "alert" },
    from: "2026-03-02 11:00",
    everyMinutes: 60,
    values: "~4     ~4     ~9     ~4     4",
    states: "noData noData noData noData resolved",
  },
  {
    title: "what fires does not resolve in the night in which its unit is silent",
    rule: { direction: "above", warning: { fire: 5 }, noData: "ignore" },
    from: "2026-03-02 16:00",
    everyMinutes: 240,
    values: "6              ~0             ~0             0",
    states: "firing:warning firing:warning firing:warning resolved",
  },
  {
    title: "what fires does not resolve by silence, and is kept anew once the unit is heard",
    rule: { direction: "above", warning: { fire: 5 }, keepFiringMinutes: 15, noData: "alert" },
    from: "2026-03-02 08:00",
    everyMinutes: 15,
    values: "6              4                  ~4     ~4     4                  4",
    states: "firing:warning recovering:warning noData noData recovering:warning resolved",
  },
  {
    title: "what fires fires on after a silence",
    rule: { direction: "above", warning: { fire: 5, clear: 2 }, forMinutes: 30, noData: "alert" },
    from: "2026-03-02 08:00",
    everyMinutes: 15,
    values: "6       6       6              ~0     3              2",
    states: "pending pending firing:warning noData firing:warning resolved",
  },
  {
    title: "what waits begins anew after a silence",
    rule: { direction: "above", warning: { fire: 5 }, forMinutes: 30, noData: "alert" },
    from: "2026-03-02 08:00",
    everyMinutes: 15,
    values: "6       ~6     6       6       6",
    states: "pending noData pending pending firing:warning",
  },
  {
    title: "ignored silence neither tells nor clears anything",
    rule: { direction: "above", warning: { fire: 5 }, noData: "ignore" },
    from: "2026-03-02 08:00",
    everyMinutes: 15,
    values: "4      ~4     ~6             ~4             ~0             4",
    states: "normal normal firing:warning firing:warning firing:warning resolved",
  },
  {
    title: "after a silence too few are what was before it",
    rule: { direction: "below", warning: { fire: 0.8 }, minSample: 10, noData: "alert" },
    from: "2026-03-02 08:00",
    everyMinutes: 15,
    values: "5/10           ~5/10  1/2            9/10     ~9/10  1/2",
    states: "firing:warning noData firing:warning resolved noData resolved",
  },
  {
    title: "what leaves the scope is over",
    rule: { direction: "above", warning: { fire: 5 }, forMinutes: 15, keepFiringMinutes: 60 },
    from: "2026-03-02 08:00",
    everyMinutes: 15,
    values: "6       gone   6       6              gone     gone",
    states: "pending normal pending firing:warning resolved resolved",
  },
];

export const ALERT_CASES: readonly AlertCase[] = WRITTEN.map(({ title, rule, from, everyMinutes, values, states }) => {
  const seen = words(values).map(readValue);
  const expected = words(states).map(readState);
  if (seen.length !== expected.length) throw new Error(`${title}: as many states as values are needed`);
  const first = readLocal(from);
  return {
    title,
    rule,
    everyMinutes,
    evaluations: expected.map((state, index) => ({
      at: first + index * everyMinutes * 60_000,
      seen: seen[index] ?? "gone",
      ...state,
    })),
    isOfNumbersAlone: !/~|gone/.test(values),
  };
});

export function termsOfCase(
  { direction, warning, critical, ...rule }: CaseRule,
  calendar: WorkingCalendar,
  zone: Zone,
): AlertTerms {
  return {
    direction,
    thresholds: { warning, critical },
    forMs: (rule.forMinutes ?? 0) * 60_000,
    keepFiringMs: (rule.keepFiringMinutes ?? 0) * 60_000,
    minSample: rule.minSample ?? 0,
    noData: rule.noData ?? "ignore",
    escalateAfterMs: undefined,
    elapsedMs: rule.workingTime === true ? elapsedAtWork(calendar, zone) : elapsedByClock,
  };
}

function words(text: string): string[] {
  return text.trim().split(/\s+/);
}

function readLocal(text: string): number {
  const [date = "", time = ""] = text.split(" ");
  const day = parseDay(date);
  const [hours, minutes] = time.split(":").map(Number);
  if (day === undefined || hours === undefined || minutes === undefined) throw new Error(`not a moment: ${text}`);
  return day * dayMs + (hours * 60 + minutes) * 60_000;
}

function readValue(text: string): Evaluation["seen"] {
  if (text === "gone") return text;
  const [numerator, denominator] = text.replace("~", "").split("/").map(Number);
  if (numerator === undefined || Number.isNaN(numerator)) throw new Error(`not a value: ${text}`);
  return { numerator, denominator: denominator ?? null, isSilent: text.startsWith("~") };
}

function readState(text: string): Pick<Evaluation, "state" | "severity"> {
  const [name, of] = text.split(":");
  const state = ALERT_STATES.find((one) => one === name);
  const severity = SEVERITIES.find((one) => one === of) ?? null;
  if (state === undefined) throw new Error(`not a state: ${text}`);
  return { state, severity };
}
