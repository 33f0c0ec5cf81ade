import type { DossierStep } from "@ioc/domain/cube/step-cube.ts";
import { differenceOf, NO_PROCEDURE, type Step } from "@ioc/domain/dossier/step.ts";
import type { Insertable } from "kysely";
import type { Database } from "../database/schema.ts";
import { foldFault } from "../faults/fault-store.ts";
import type { Reference } from "../reference/reference.ts";
import { outcomeOf } from "./dossier-change.ts";
import type { StoredDossier } from "./event-store.ts";
import { type AnyEvent, type EventRow, typeOfCode } from "./stored-event.ts";
import type { TakenEvent } from "./taken-codec.ts";

/** A new event, as it is stored and as it is folded. */
export interface AddedEvent {
  readonly row: EventRow;
  readonly event: AnyEvent;
}

/** New events with the dossier that they belong to, as it is stored. */
export interface TouchedDossier {
  readonly dossier: StoredDossier;
  /** It is made together with its first events. */
  readonly isNew: boolean;
  readonly added: readonly AddedEvent[];
}

/** How new events move the numbers. */
export interface FoldedGroup {
  readonly steps: readonly DossierStep[];
  readonly taken: readonly TakenEvent[];
  /** Dossiers whose faults are found anew. */
  readonly mended: readonly number[];
  readonly faults: readonly Insertable<Database["fault"]>[];
  /** The dossiers as they are once the group is committed. */
  readonly after: readonly StoredDossier[];
}

/** Folds each touched dossier without and with its new events: the difference is what goes into the ledger. */
export function foldGroup(touched: Iterable<TouchedDossier>, reference: Reference): FoldedGroup {
  const context = reference.foldContext();
  const steps: DossierStep[] = [];
  const taken: TakenEvent[] = [];
  const mended: number[] = [];
  const faults: Insertable<Database["fault"]>[] = [];
  const after: StoredDossier[] = [];
  for (const { dossier, added } of touched) {
    const { id, kind, code, opened } = dossier;
    // Joined at their length: a list that is pushed to keeps room for sixteen more, in every dossier that is remembered.
    const events = dossier.events.concat(added.map(({ event }) => event));
    const was = outcomeOf(kind, dossier.events, context);
    const is = outcomeOf(kind, events, context);
    for (const step of differenceOf(was.steps, is.steps)) steps.push(stepOf(id, step));
    if (was.faults.length > 0) mended.push(id);
    for (const fault of is.faults) faults.push(foldFault(fault, dossier, reference));
    for (const { row } of added) taken.push(takenEvent(row, is.procedure));
    after.push({ id, kind, code, opened, events });
  }
  return { steps, taken, mended, faults, after };
}

/** Spelled out, since there are several for each event: a spread takes a multiple of the time. */
function stepOf(dossier: number, { measure, unit, procedure, day, at, due, delta }: Step): DossierStep {
  return { measure, unit, procedure, dossier, day, at, due, delta };
}

function takenEvent(row: EventRow, procedure: number | undefined): TakenEvent {
  return {
    recordedAt: row.recorded_at,
    time: row.time,
    type: typeOfCode(row.type),
    unit: row.unit,
    procedure: procedure ?? NO_PROCEDURE,
  };
}
