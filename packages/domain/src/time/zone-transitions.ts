import { dayFromCivil, dayMs } from "./civil-date.ts";

/** The moments at which a zone's offset from UTC changes, as the platform's time zone data know them. */
export interface ZoneTransitions {
  /** Ascending instants (ms) from which the next offset holds. */
  readonly atMs: readonly number[];
  /** One more than `atMs`: offsets[i] holds before atMs[i], the last one after all. Ms, positive east of UTC. */
  readonly offsetsMs: readonly number[];
  /**
   * From this instant on the offsets repeat every 400 years, the cycle of the Gregorian calendar, and the table
   * holds the whole cycle before it; null when the last offset holds for ever.
   */
  readonly repeatsFromMs: number | null;
}

/** 146,097 days, a whole number of weeks: rules like "last Sunday of March" come out the same. */
export const cycleMs = 146_097 * dayMs;

/** No zone of the tz database changes before 1844; before the first change the first offset holds. */
const scanFromMs = dayFromCivil(1800, 1, 1) * dayMs;
/** By then the one-off changes of the tz database (Ramadan tables end in 2087) are over: only yearly rules are left. */
const rulesOnlyFromMs = dayFromCivil(2100, 1, 1) * dayMs;
/** Yearly rules change the clock within any two years, if they change it at all. */
const ruleProbeFromMs = dayFromCivil(2098, 1, 1) * dayMs;
/** Less than any two changes of the tz database lie apart (the closest: 6.96 days, America/Boa_Vista in 2000). */
const stepMs = 5 * dayMs;

const offsetForm = /GMT(?:([+\-\u2212])(\d{2}):(\d{2})(?::(\d{2}))?)?$/;

function offsetReader(name: string): ((instantMs: number) => number) | undefined {
  let format: Intl.DateTimeFormat;
  try {
    format = new Intl.DateTimeFormat("en-US", { timeZone: name, timeZoneName: "longOffset" });
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
  return (instantMs) => {
    const match = offsetForm.exec(format.format(instantMs));
    if (match === null) throw new Error(`no offset in "${format.format(instantMs)}"`);
    if (match[1] === undefined) return 0;
    const seconds = Number(match[2]) * 3600 + Number(match[3]) * 60 + Number(match[4] ?? 0);
    return (match[1] === "+" ? seconds : -seconds) * 1000;
  };
}

/** Undefined for a name that the platform does not know. Costs some tens of milliseconds: call it once. */
export function readZoneTransitions(name: string): ZoneTransitions | undefined {
  const offsetAt = offsetReader(name);
  if (offsetAt === undefined) return undefined;
  const atMs: number[] = [];
  const offsetsMs = [offsetAt(scanFromMs)];

  const scan = (fromMs: number, toMs: number): void => {
    let offset = offsetAt(fromMs);
    for (let low = fromMs; low < toMs; low += stepMs) {
      const high = Math.min(low + stepMs, toMs);
      const offsetHigh = offsetAt(high);
      let known = low;
      while (offset !== offsetHigh) {
        known = changeWithin(known, high, offset, offsetAt);
        offset = offsetAt(known);
        atMs.push(known);
        offsetsMs.push(offset);
      }
    }
  };

  scan(scanFromMs, rulesOnlyFromMs);
  if ((atMs.at(-1) ?? scanFromMs) < ruleProbeFromMs) return { atMs, offsetsMs, repeatsFromMs: null };
  scan(rulesOnlyFromMs, rulesOnlyFromMs + cycleMs);
  return { atMs, offsetsMs, repeatsFromMs: rulesOnlyFromMs + cycleMs };
}

/** A first whole second in (low, high] at which the offset is no longer the one that holds at `low`. */
function changeWithin(low: number, high: number, offset: number, offsetAt: (instantMs: number) => number): number {
  let before = low;
  let after = high;
  while (after - before > 1000) {
    const middle = before + Math.floor((after - before) / 2000) * 1000;
    if (offsetAt(middle) === offset) before = middle;
    else after = middle;
  }
  return after;
}
