import { type Dossier, foldDossier } from "./dossier-fold.ts";
import { foldFeedback } from "./feedback-fold.ts";
import type { OracleMeasure } from "./measures.ts";
import type { OracleQuery, OracleWorld } from "./oracle-world.ts";
import { type QueryMoments, queryMoments } from "./query-moments.ts";
import { type ReadEvent, readEvents } from "./read-events.ts";
import { type RuleBook, ruleBook } from "./rule-book.ts";

/** One thing that a measure counts, at the unit it belongs to (before successors), in the whole world. */
export type CountedItem = {
  readonly measure: OracleMeasure;
  readonly unit: string;
  readonly field: string;
  readonly subject: string;
  /** Of dossiers that were received. */
  readonly procedure?: string;
  /** Of `overdue`: the deadline that has passed; of `inProgressWithin`: the one that the clock runs towards. */
  readonly dueMs?: number;
};

type Add = (measure: OracleMeasure, unit: string, dueMs?: number) => void;

const RISK_MS = 8 * 3_600_000;

export function countedItems(world: OracleWorld, query: OracleQuery): readonly CountedItem[] {
  const rules = ruleBook(world);
  const moments = queryMoments(query, rules.civil);
  const { dossiers, feedbacks } = readEvents(world);
  const items: CountedItem[] = [];
  const adder =
    (subject: string, field: string, procedure?: string): Add =>
    (measure, unit, dueMs) =>
      items.push({
        measure,
        unit,
        field,
        subject,
        ...(procedure === undefined ? {} : { procedure }),
        ...(dueMs === undefined ? {} : { dueMs }),
      });

  for (const [subject, events] of dossiers) {
    const foldAt = (moment: number) => foldDossier(upTo(events, moment), rules).dossier;
    const atFlows = foldAt(moments.flowsMs);
    const first = upTo(events, moments.flowsMs)[0];
    if (atFlows !== undefined) addFlows(atFlows, moments, adder(subject, atFlows.field, procedureOf(atFlows)));
    // "`orphans` has no period": its end does not limit them either, only now and `at` do.
    else if (first !== undefined) adder(subject, "unclassified")("orphans", first.unit);

    const atStocks = foldAt(moments.stocksMs);
    if (atStocks !== undefined) {
      addStocks(atStocks, moments.stocksMs, rules, adder(subject, atStocks.field, procedureOf(atStocks)));
    }

    const atBegin = foldAt(moments.carriedOverMs);
    if (atBegin !== undefined && atBegin.closed === undefined) {
      adder(subject, atBegin.field, procedureOf(atBegin))("carriedOver", atBegin.handler);
    }
  }
  for (const [subject, events] of feedbacks) {
    addFeedback(upTo(events, moments.flowsMs), moments, rules, adder(subject, "feedback"));
  }
  return items;
}

function procedureOf({ received }: Dossier): string | undefined {
  return received.text("procedure");
}

const CHANNEL_MEASURES: Readonly<Record<string, OracleMeasure>> = {
  counter: "receivedCounter",
  onlinePartial: "receivedOnlinePartial",
  onlineFull: "receivedOnlineFull",
  postal: "receivedPostal",
};

const JUDGEMENT_MEASURES = { ahead: "resolvedAhead", onTime: "resolvedOnTime", late: "resolvedLate" } as const;

function addFlows(dossier: Dossier, { inPeriod }: QueryMoments, add: Add): void {
  const { received, closed, components, rating } = dossier;
  if (inPeriod(received.timeMs)) {
    add("received", received.unit);
    const channel = CHANNEL_MEASURES[received.text("channel") ?? ""];
    if (channel === undefined) throw new Error(`unknown channel of ${received.subject}`);
    add(channel, received.unit);
    if (components !== "none") add("componentsAny", received.unit);
    if (components === "full") add("componentsFull", received.unit);
  }
  if (closed !== undefined && inPeriod(closed.atMs)) {
    // Nothing transfers a closed dossier: its handler is still the one of the closing.
    add(closed.how, dossier.handler);
    if (closed.how === "resolved") {
      add(JUDGEMENT_MEASURES[closed.judgement], dossier.handler);
      if (closed.result !== "paper") add("resultsDigital", dossier.handler);
      if (closed.result === "digitalSigned") add("resultsSigned", dossier.handler);
    }
  }
  for (const { atMs, unit, online } of dossier.payments) {
    if (!inPeriod(atMs)) continue;
    add("paid", unit);
    if (online) add("paidOnline", unit);
  }
  if (rating !== undefined && inPeriod(rating.atMs)) {
    add("rated", rating.unit);
    if (rating.score >= 4) add("satisfied", rating.unit);
  }
}

function addStocks(dossier: Dossier, stocksMs: number, { civil }: RuleBook, add: Add): void {
  const { handler, deadlineMs, work } = dossier;
  if (dossier.closed !== undefined) return;
  add("inProgress", handler);
  const suspended = dossier.suspendedAtMs !== undefined;
  if (!suspended && deadlineMs !== undefined && stocksMs > deadlineMs) {
    add("overdue", handler, deadlineMs);
    return;
  }
  add("inProgressWithin", handler, suspended ? undefined : deadlineMs);
  if (suspended) {
    add("suspended", handler);
  } else if (deadlineMs !== undefined) {
    if (civil.dayOf(deadlineMs) === civil.dayOf(stocksMs)) add("dueToday", handler);
    if (work.workedMs(stocksMs, deadlineMs) <= RISK_MS) add("atRisk", handler);
  }
}

function addFeedback(events: readonly ReadEvent[], { inPeriod }: QueryMoments, rules: RuleBook, add: Add): void {
  const { received, answered } = foldFeedback(events, rules);
  if (received === undefined) return;
  if (inPeriod(received.timeMs)) add("feedbackReceived", received.unit);
  if (answered === undefined || !inPeriod(answered.timeMs)) return;
  add("feedbackAnswered", received.unit);
  const dueMs = received.instant("dueAt");
  if (dueMs !== undefined && answered.timeMs > dueMs) add("feedbackLate", received.unit);
}

function upTo(events: readonly ReadEvent[], momentMs: number): readonly ReadEvent[] {
  return events.filter(({ timeMs }) => timeMs <= momentMs);
}
