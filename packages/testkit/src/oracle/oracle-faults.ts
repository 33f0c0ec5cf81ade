import { foldDossier } from "./dossier-fold.ts";
import { foldFeedback } from "./feedback-fold.ts";
import type { OracleWorld } from "./oracle-world.ts";
import { type ReadEvent, readEvents } from "./read-events.ts";
import { ruleBook } from "./rule-book.ts";
import { byUtf8 } from "./utf8-order.ts";

export type OracleFaultKind = "foreign" | "doubleReceived" | "orphan" | "unknownProcedure";

/** The event at fault; `units` are the units it is shown to (a double received: both that received). */
export type OracleFault = {
  readonly kind: OracleFaultKind;
  readonly subject: string;
  readonly source: string;
  readonly id: string;
  readonly feed: string;
  readonly units: readonly string[];
};

/**
 * The faults of all committed events, by kind, subject, source and id. `orphan`: each event of a dossier that no
 * `received` comes before. `unknownProcedure`: the counting `received` of each dossier whose procedure was never
 * provisioned. Of feedbacks there is only `foreign`.
 */
export function oracleFaults(world: OracleWorld): readonly OracleFault[] {
  const rules = ruleBook(world);
  const { dossiers, feedbacks } = readEvents(world);
  const faults: OracleFault[] = [];
  const report = (kind: OracleFaultKind, { subject, source, id, feed }: ReadEvent, units: readonly string[]) =>
    faults.push({ kind, subject, source, id, feed, units });

  for (const events of dossiers.values()) {
    const { dossier, foreign, laterReceived, beforeReceived } = foldDossier(events, rules);
    for (const event of foreign) report("foreign", event, [event.feedUnit]);
    for (const event of beforeReceived) report("orphan", event, [event.unit]);
    if (dossier === undefined) continue;
    const { received } = dossier;
    for (const event of laterReceived) {
      report("doubleReceived", event, [...new Set([received.unit, event.unit])].sort(byUtf8));
    }
    if (!rules.isKnown(received.text("procedure") ?? "")) report("unknownProcedure", received, [received.unit]);
  }
  for (const events of feedbacks.values()) {
    for (const event of foldFeedback(events, rules).foreign) report("foreign", event, [event.feedUnit]);
  }
  return faults.sort(
    (a, b) =>
      byUtf8(a.kind, b.kind) || byUtf8(a.subject, b.subject) || byUtf8(a.source, b.source) || byUtf8(a.id, b.id),
  );
}
