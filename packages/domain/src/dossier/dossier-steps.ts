import { type BaseMeasure, MEASURE_INDEX } from "../measure/measures.ts";
import { riskStart } from "../time/deadline.ts";
import type { WorkingCalendar } from "../time/working-calendar.ts";
import { dayOf, startOfDay, type Zone } from "../time/zone.ts";
import type { Channel } from "./event.ts";
import type { FeedbackTimeline } from "./fold-feedback.ts";
import { FEEDBACK_PROCEDURE, NO_PROCEDURE, type Step } from "./step.ts";
import type { Segment, Timeline } from "./timeline.ts";

const RECEIVED_BY: Readonly<Record<Channel, BaseMeasure>> = {
  counter: "receivedCounter",
  onlinePartial: "receivedOnlinePartial",
  onlineFull: "receivedOnlineFull",
  postal: "receivedPostal",
};
const RESOLVED_BY = { ahead: "resolvedAhead", onTime: "resolvedOnTime", late: "resolvedLate" } as const;
const SATISFIED_FROM = 4;

/** The steps of a dossier's timeline: right for every moment, past and future. Rules STEP-2 … STEP-8 of SPEC.md. */
export function dossierSteps(timeline: Timeline, zone: Zone): Step[] {
  const { received, rule } = timeline;
  const writer = new StepWriter(zone, received?.procedure ?? NO_PROCEDURE);
  const { first } = timeline;
  if (received === null || rule === null) {
    writer.stock("orphans", first.unit, first.at, null, 0);
    return writer.steps;
  }
  if (first.at < received.time) {
    // Until it was received it was an orphan, which is what the past shows.
    const orphan = new StepWriter(zone, NO_PROCEDURE);
    orphan.stock("orphans", first.unit, first.at, received.time, 0);
    writer.steps.push(...orphan.steps);
  }
  const receivedDay = dayOf(zone, received.time);
  writer.flow(RECEIVED_BY[received.channel], received.unit, received.time);
  if (timeline.componentsAnyAt !== null) {
    writer.booked("componentsAny", received.unit, receivedDay, timeline.componentsAnyAt, 1);
  }
  if (timeline.componentsFullAt !== null) {
    writer.booked("componentsFull", received.unit, receivedDay, timeline.componentsFullAt, 1);
  }
  writeOpenTime(writer, timeline.segments, rule.calendar);
  writeClosing(writer, timeline);
  for (const payment of timeline.payments) {
    writer.flow("paid", payment.unit, payment.at);
    if (payment.online) writer.flow("paidOnline", payment.unit, payment.at);
  }
  writeRatings(writer, timeline);
  return writer.steps;
}

export function feedbackSteps(timeline: FeedbackTimeline, zone: Zone): Step[] {
  const { received, answeredAt, late } = timeline;
  const writer = new StepWriter(zone, FEEDBACK_PROCEDURE);
  if (received === null) return writer.steps;
  writer.flow("feedbackReceived", received.unit, received.at);
  if (answeredAt !== null) {
    writer.flow("feedbackAnswered", received.unit, answeredAt);
    if (late) writer.flow("feedbackLate", received.unit, answeredAt);
  }
  return writer.steps;
}

function writeOpenTime(writer: StepWriter, segments: readonly Segment[], calendar: WorkingCalendar): void {
  let stay: { unit: number; due: number; from: number; until: number | null } | undefined;
  for (const segment of segments) {
    const { unit, from, until } = segment;
    if (until === from) continue;
    const due = segment.suspendedAt === null ? (segment.dueAt ?? 0) : 0;
    if (stay !== undefined && stay.unit === unit && stay.due === due) stay.until = until;
    else {
      if (stay !== undefined) writer.stock("inProgress", stay.unit, stay.from, stay.until, stay.due);
      stay = { unit, due, from, until };
    }
    if (segment.suspendedAt !== null) writer.stock("suspended", segment.unit, segment.from, segment.until, 0);
    else if (segment.dueAt !== null) writeRunningClock(writer, segment, segment.dueAt, calendar);
  }
  if (stay !== undefined) writer.stock("inProgress", stay.unit, stay.from, stay.until, stay.due);
}

function writeRunningClock(writer: StepWriter, segment: Segment, dueAt: number, calendar: WorkingCalendar): void {
  const { unit, from, until } = segment;
  const { zone } = writer;
  // On the deadline's instant itself it is not overdue yet; instants are whole milliseconds.
  const overdueFrom = dueAt + 1;
  writer.stock("overdue", unit, Math.max(from, overdueFrom), until, dueAt);
  const end = until === null ? overdueFrom : Math.min(until, overdueFrom);
  writer.stock("dueToday", unit, Math.max(from, startOfDay(zone, dayOf(zone, dueAt))), end, dueAt);
  writer.stock("atRisk", unit, Math.max(from, riskStart(dueAt, calendar, zone)), end, dueAt);
}

function writeClosing(writer: StepWriter, timeline: Timeline): void {
  const { closing } = timeline;
  if (closing === null) return;
  if (closing.how === "withdrawn") {
    writer.flow("withdrawn", closing.unit, closing.at);
    return;
  }
  writer.flow(RESOLVED_BY[closing.timing], closing.unit, closing.at);
  if (closing.result === "paper") return;
  writer.flow("resultsDigital", closing.unit, closing.at);
  if (closing.result === "digitalSigned") writer.flow("resultsSigned", closing.unit, closing.at);
}

/** STEP-7: the last rating up to the moment looked at counts, on its own date: the next one takes it back. */
function writeRatings(writer: StepWriter, timeline: Timeline): void {
  timeline.ratings.forEach((rating, index) => {
    const until = timeline.ratings[index + 1]?.at ?? null;
    if (until === rating.at) return;
    const day = dayOf(writer.zone, rating.at);
    const measures: BaseMeasure[] = rating.score >= SATISFIED_FROM ? ["rated", "satisfied"] : ["rated"];
    for (const measure of measures) {
      writer.booked(measure, rating.unit, day, rating.at, 1);
      if (until !== null) writer.booked(measure, rating.unit, day, until, -1);
    }
  });
}

class StepWriter {
  readonly steps: Step[] = [];
  readonly zone: Zone;
  readonly #procedure: number;

  constructor(zone: Zone, procedure: number) {
    this.zone = zone;
    this.#procedure = procedure;
  }

  flow(measure: BaseMeasure, unit: number, at: number): void {
    this.booked(measure, unit, dayOf(this.zone, at), at, 1);
  }

  /** Counted in [from, until); null: no end in sight. An empty interval counts nowhere. */
  stock(measure: BaseMeasure, unit: number, from: number, until: number | null, due: number): void {
    if (until !== null && until <= from) return;
    this.#push(measure, unit, dayOf(this.zone, from), from, 1, due);
    if (until !== null) this.#push(measure, unit, dayOf(this.zone, until), until, -1, due);
  }

  booked(measure: BaseMeasure, unit: number, day: number, at: number, delta: number): void {
    this.#push(measure, unit, day, at, delta, 0);
  }

  #push(measure: BaseMeasure, unit: number, day: number, at: number, delta: number, due: number): void {
    this.steps.push({ measure: MEASURE_INDEX[measure], unit, procedure: this.#procedure, day, at, due, delta });
  }
}
