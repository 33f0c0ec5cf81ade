import type { AlertEffect } from "./alert-effect.ts";
import { type AlertState, firingSeverity, type Standing, shownSeverity } from "./alert-state.ts";
import { isGraver } from "./severity.ts";
import type { AlertInput, AlertTransition } from "./transition.ts";

/** So many alarms within so long, ms, are told one by one; after that it flaps (ALR-13). */
const MOST_ALARMS = 3;
const FLAPPING_MS = 3_600_000;

type ResolvedBecause = (AlertEffect & { kind: "resolved" })["because"];

/** ALR-12 … ALR-16: what people believe of an alert is brought to what it is, and they are told what they did not know. */
export function tellPeople(
  before: AlertState,
  moved: AlertState,
  { now, terms, isAcknowledged, isHushed }: AlertInput,
  because: ResolvedBecause,
): AlertTransition {
  const { state, startsFlapping } = countAlarms(before, moved, now, isHushed);
  if (isHushed) return { state, effects: [] };
  if (startsFlapping) {
    const severity = shownSeverity(state);
    return { state: believing(state, now), effects: [{ kind: "flapping", severity }] };
  }
  if (state.isFlapping) return { state, effects: [] };
  const news = newsOf(state, because);
  if (news !== undefined) return { state: believing(state, now), effects: [news] };
  const { escalateAfterMs } = terms;
  const { belief, escalatedAt, name } = state;
  if (isAcknowledged || escalateAfterMs === undefined || belief.toldAt === null || escalatedAt !== null) {
    return { state, effects: [] };
  }
  const isBurning = name === "firing" || name === "noData";
  if (!isBurning || terms.elapsedMs(belief.toldAt, now) < escalateAfterMs) return { state, effects: [] };
  return { state: { ...state, escalatedAt: now }, effects: [{ kind: "escalated", severity: shownSeverity(state) }] };
}

/** ALR-13: how often it alarmed lately. Told or not, an alarm counts; but it flaps only once that can be told (ALR-14). */
function countAlarms(
  before: AlertState,
  moved: AlertState,
  now: number,
  isHushed: boolean,
): { readonly state: AlertState; readonly startsFlapping: boolean } {
  const recent = moved.alarms.filter((at) => now - at < FLAPPING_MS);
  if (isAlarm(before, moved)) {
    const alarms = [...recent.slice(-MOST_ALARMS), now];
    const isFlapping = before.isFlapping || (alarms.length > MOST_ALARMS && !isHushed);
    return { state: { ...moved, alarms, isFlapping }, startsFlapping: isFlapping && !before.isFlapping };
  }
  const isFlapping = moved.isFlapping && recent.length > 0;
  const isSame = recent.length === moved.alarms.length && isFlapping === moved.isFlapping;
  return { state: isSame ? moved : { ...moved, alarms: recent, isFlapping }, startsFlapping: false };
}

/** Whether something began that people have to hear of. */
function isAlarm(before: AlertState, after: AlertState): boolean {
  if (after.name === "noData") return before.name !== "noData";
  const fires = firingSeverity(after);
  const fired = before.name === "noData" ? null : firingSeverity(before);
  return fires !== null && isGraver(fires, fired);
}

/** The difference between what is believed and what is; undefined: there is none. */
function newsOf(state: AlertState, because: ResolvedBecause): AlertEffect | undefined {
  const { belief } = state;
  const { about, severity } = standingOf(state);
  if (about === belief.about && severity === belief.severity) return undefined;
  if (about === "nothing") {
    return belief.about === "nothing" ? undefined : { kind: "resolved", severity: belief.severity, because };
  }
  if (about === "noData") return { kind: "noData", severity };
  // Of a silence they know how grave it was: whoever wants to hear of what is critical alone hears that this is no more.
  if (belief.severity !== null && isGraver(belief.severity, severity)) return { kind: "lowered", severity };
  return { kind: belief.about === "firing" ? "raised" : "fired", severity };
}

/** What is pending is nothing yet that people need to know. */
function standingOf(state: AlertState): Standing {
  if (state.name === "noData") return { about: "noData", severity: shownSeverity(state) };
  const severity = firingSeverity(state);
  return severity === null ? { about: "nothing", severity } : { about: "firing", severity };
}

/** With people told as of now. What got milder is still what they were told of, and may have been escalated. */
function believing(state: AlertState, now: number): AlertState {
  const is = standingOf(state);
  const { belief } = state;
  if (is.about === "nothing") return { ...state, belief: { ...is, toldAt: null }, escalatedAt: null };
  const isMilder = is.about === "firing" && belief.about === "firing" && !isGraver(is.severity, belief.severity);
  if (isMilder) return { ...state, belief: { ...is, toldAt: belief.toldAt } };
  return { ...state, belief: { ...is, toldAt: now }, escalatedAt: null };
}
