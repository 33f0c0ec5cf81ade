import { type BaseMeasure, isStock, type Measure } from "@ioc/domain/measure/measures.ts";
import { foldDossier } from "@ioc/testkit/oracle/dossier-fold.ts";
import { foldFeedback } from "@ioc/testkit/oracle/feedback-fold.ts";
import type { OracleQuery, OracleWorld } from "@ioc/testkit/oracle/oracle-world.ts";
import { queryMoments } from "@ioc/testkit/oracle/query-moments.ts";
import { readEvents } from "@ioc/testkit/oracle/read-events.ts";
import { ruleBook } from "@ioc/testkit/oracle/rule-book.ts";

/** What a list says of a dossier or feedback, by the reference: as of S for stocks, of the period's beginning, or of T. */
export function expectedItem(world: OracleWorld, query: OracleQuery, measure: Measure, code: string) {
  const rules = ruleBook(world);
  const { flowsMs, stocksMs, carriedOverMs } = queryMoments(query, rules.civil);
  const isJudged = measure === "inProgressWithin" || (isStock(measure as BaseMeasure) && measure !== "orphans");
  const momentMs = measure === "carriedOver" ? carriedOverMs : isJudged ? stocksMs : flowsMs;
  const { dossiers, feedbacks } = readEvents(world);
  const upTo = (of: typeof dossiers) => (of.get(code) ?? []).filter(({ timeMs }) => timeMs <= momentMs);
  if (measure.startsWith("feedback")) {
    const { received, answered } = foldFeedback(upTo(feedbacks), rules);
    const state = answered === undefined ? "open" : "resolved";
    return { unit: received?.unit, field: "feedback", state, closedAt: textOf(answered?.timeMs) };
  }
  const events = upTo(dossiers);
  const { dossier } = foldDossier(events, rules);
  if (dossier === undefined) return { unit: events[0]?.unit, field: "unclassified", state: "orphan" };
  const { received, closed, suspendedAtMs } = dossier;
  return {
    unit: dossier.handler,
    receivingUnit: received.unit,
    procedure: received.text("procedure"),
    field: dossier.field,
    channel: received.text("channel"),
    receivedAt: textOf(received.timeMs),
    dueAt: textOf(dossier.deadlineMs),
    state: closed?.how ?? (suspendedAtMs === undefined ? "open" : "suspended"),
    closedAt: textOf(closed?.atMs),
  };
}

function textOf(instantMs: number | undefined): string | null {
  return instantMs === undefined ? null : new Date(instantMs).toISOString();
}
