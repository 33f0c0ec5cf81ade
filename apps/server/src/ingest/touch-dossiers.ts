import type { ProcedureRecord, Reference } from "../reference/reference.ts";
import type { DossierIds } from "./dossier-ids.ts";
import type { StoredDossier } from "./event-store.ts";
import { foldEvent } from "./fold-event.ts";
import type { AddedEvent, TouchedDossier } from "./fold-group.ts";
import type { Drafted, GroupDraft } from "./group-draft.ts";
import { type EventRow, kindOf, typeCode } from "./stored-event.ts";

interface RowContext {
  readonly reference: Reference;
  /** Learnt by this very group. */
  readonly procedures: readonly ProcedureRecord[];
  readonly now: number;
  readonly month: number;
}

/**
 * The dossiers that a group of events touches, by their keys, each with its new events in the order of the group; new
 * ones have their numbers.
 */
export async function touchDossiers(
  draft: GroupDraft,
  dossiers: ReadonlyMap<string, StoredDossier>,
  moment: RowContext,
  ids: DossierIds,
): Promise<Map<string, TouchedDossier & { added: AddedEvent[] }>> {
  const touched = new Map<string, TouchedDossier & { added: AddedEvent[] }>();
  const fresh: string[] = [];
  for (const drafted of draft.events.values()) {
    const key = drafted.dossier;
    if (touched.has(key)) continue;
    const dossier = dossiers.get(key);
    if (dossier === undefined) fresh.push(key);
    touched.set(key, { dossier: dossier ?? unmade(drafted, moment.month), isNew: dossier === undefined, added: [] });
  }
  const numbers = await ids.take(fresh.length);
  fresh.forEach((key, index) => {
    const made = touched.get(key);
    if (made !== undefined) touched.set(key, { ...made, dossier: { ...made.dossier, id: numbers[index] ?? 0 } });
  });
  for (const drafted of draft.events.values()) {
    const place = touched.get(drafted.dossier);
    if (place !== undefined) place.added.push(addedEvent(drafted, place, moment));
  }
  return touched;
}

function unmade({ candidate }: Drafted, opened: number): StoredDossier {
  return { id: 0, kind: kindOf(candidate.event.type), code: candidate.event.subject, opened, events: [] };
}

function addedEvent(drafted: Drafted, dossier: TouchedDossier, context: RowContext): AddedEvent {
  const row = rowOf(drafted, dossier, context);
  return { row, event: foldEvent(drafted.candidate.event, row) };
}

function rowOf({ candidate, feed }: Drafted, { dossier, added }: TouchedDossier, context: RowContext): EventRow {
  const { event } = candidate;
  const { reference, procedures, now } = context;
  const received = event.type === "vn.motcua.dossier.received" ? event : undefined;
  const code = received?.data.procedure;
  const procedure =
    code === undefined
      ? undefined
      : (reference.proceduresByCode.get(code) ?? procedures.find((learnt) => learnt.code === code));
  return {
    opened: dossier.opened,
    dossier: dossier.id,
    seq: dossier.events.length + added.length + 1,
    time: event.timeMs,
    source: event.source,
    id: event.id,
    type: typeCode(event.type),
    unit: candidate.unit,
    feed,
    recorded_at: now,
    procedure: procedure?.id ?? null,
    procedure_version: procedure?.version ?? null,
    calendar: received === undefined ? null : reference.calendarVersion,
    to_unit: candidate.toUnit,
    data: candidate.data,
  };
}
