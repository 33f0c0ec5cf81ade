import { isDirectiveOverdue } from "@ioc/domain/directive/directive-times.ts";
import { formatInstant } from "@ioc/domain/time/instant.ts";
import type { Directive, DirectiveDetail } from "@ioc/protocol/directives.ts";
import type { Reference } from "../reference/reference.ts";
import type { DirectiveRow, DirectiveStepRow } from "./directive-store.ts";

/**
 * A directive as it crosses the wire. What number it is about is told by boards, too.
 *
 * @param isWhole false: for whoever reads boards alone
 */
export function directiveItem(row: DirectiveRow, reference: Reference, now: number, isWhole: boolean): Directive {
  const unit = reference.unitsById.get(row.unit)?.body;
  return {
    id: String(row.id),
    unit: unit?.code ?? "",
    unitName: unit?.name ?? "",
    text: isWhole ? row.words : null,
    dueAt: formatInstant(row.due_at),
    dossiers: isWhole ? directiveDossiers(row) : [],
    alert: isWhole ? row.alert : null,
    field: row.field,
    measure: row.measure,
    state: row.state,
    overdue: isDirectiveOverdue(row.state, row.due_at, now),
    sentBy: isWhole ? row.sent_by : null,
    sentAt: formatInstant(row.sent_at),
    seenAt: instantOrNull(row.seen_at),
    acceptedAt: instantOrNull(row.accepted_at),
    reportedAt: instantOrNull(row.reported_at),
    closedAt: instantOrNull(row.closed_at),
  };
}

export function directiveHistory(steps: readonly DirectiveStepRow[]): DirectiveDetail["history"] {
  return steps.map(({ at, action, state, by_name: by, comment }) => ({
    at: formatInstant(at),
    action,
    state,
    by,
    comment,
  }));
}

/** Codes of the dossiers it is about. */
export function directiveDossiers({ dossiers }: Pick<DirectiveRow, "dossiers">): string[] {
  return JSON.parse(dossiers) as string[];
}

function instantOrNull(at: number | null): string | null {
  return at === null ? null : formatInstant(at);
}
