import type { DossierStep } from "@ioc/domain/cube/step-cube.ts";
import type { FoldContext } from "@ioc/domain/dossier/fold-context.ts";
import { differenceOf, NO_PROCEDURE } from "@ioc/domain/dossier/step.ts";
import type { EventType } from "@ioc/protocol/names.ts";
import type { Insertable, Kysely } from "kysely";
import type { Database } from "../database/schema.ts";
import { addFaults, dropFoldFaults, foldFault, rejectedFault } from "../faults/fault-store.ts";
import { appendLedger } from "../ledger/ledger-store.ts";
import { encodeSteps } from "../ledger/step-codec.ts";
import { addProcedures } from "../reference/add-procedures.ts";
import type { FeedRecord, ProcedureRecord, Reference } from "../reference/reference.ts";
import type { Admission, Candidate, Refusal } from "./admit.ts";
import { DossierCache } from "./dossier-cache.ts";
import { outcomeOf } from "./dossier-change.ts";
import { addEvents, countEvents, type DossierRow, eventsOf, knownEvents, takeDossiers } from "./event-store.ts";
import { type AnyEvent, type EventRow, eventOfRow, kindOf, typeCode, typeOfCode } from "./stored-event.ts";

/** A batch as a feed sent it, checked. */
export interface AdmittedBatch {
  readonly feed: FeedRecord;
  readonly admission: Admission;
}

/** An event as it became known, for those who follow what happens. */
export interface TakenEvent {
  readonly recordedAt: number;
  readonly time: number;
  readonly type: EventType;
  readonly unit: number;
  /** The dossier's procedure, or what stands in for one. */
  readonly procedure: number;
}

interface BatchCount {
  readonly accepted: number;
  readonly duplicates: number;
  /** What was refused only once it was certain that it is not known already. */
  readonly refusals: readonly Refusal[];
}

/** What a commit changed, to be told to memory after it. */
export interface Committed {
  readonly position: number | null;
  readonly recordedAt: number;
  readonly steps: readonly DossierStep[];
  /** Units that were heard from, without repetitions. */
  readonly units: readonly number[];
  readonly taken: readonly TakenEvent[];
  /** Procedures named for the first time. */
  readonly procedures: readonly ProcedureRecord[];
  /** Accepted and duplicates, for each batch in turn. */
  readonly counts: readonly BatchCount[];
}

/** Writes batches of admitted events in one transaction: events, dossiers, faults, and how the numbers moved. */
export class EventCommitter {
  readonly #db: Kysely<Database>;
  readonly #cache = new DossierCache();

  constructor(db: Kysely<Database>) {
    this.#db = db;
  }

  /** Must run alone (see Writer). On an error nothing was written. */
  async commit(batches: readonly AdmittedBatch[], reference: Reference, now: number): Promise<Committed> {
    const context = reference.foldContext();
    const work = new CommitWork(batches, reference, context, now, this.#cache);
    const committed = await this.#db.transaction().execute((db) => work.run(db));
    for (const [dossier, events] of work.folded) this.#cache.set(dossier, events);
    return committed;
  }
}

interface Counting {
  accepted: number;
  duplicates: number;
  readonly refusals: Refusal[];
}

interface Placed {
  readonly batch: number;
  readonly candidate: Candidate;
  readonly feed: FeedRecord;
}

class CommitWork {
  readonly folded = new Map<number, readonly AnyEvent[]>();
  readonly #batches: readonly AdmittedBatch[];
  readonly #reference: Reference;
  readonly #context: FoldContext;
  readonly #now: number;
  readonly #cache: DossierCache;
  readonly #procedures = new Map<number, number>();

  constructor(
    batches: readonly AdmittedBatch[],
    reference: Reference,
    context: FoldContext,
    now: number,
    cache: DossierCache,
  ) {
    this.#batches = batches;
    this.#reference = reference;
    this.#context = context;
    this.#now = now;
    this.#cache = cache;
  }

  async run(db: Kysely<Database>): Promise<Committed> {
    const { first, counts } = this.#firstOccurrences();
    await this.#refuseUnlessKnown(db, first, counts);
    const procedures = await this.#learnProcedures(db, first);
    const faults: Insertable<Database["fault"]>[] = this.#batches.flatMap(({ feed, admission }, batch) =>
      [...admission.refusals, ...(counts[batch]?.refusals ?? [])].map((refusal) =>
        rejectedFault(refusal, feed, this.#now),
      ),
    );
    const steps: DossierStep[] = [];
    const taken: TakenEvent[] = [];
    let position: number | null = null;
    if (first.size > 0) {
      const dossiers = await takeDossiers(db, distinctDossiers(first.values()));
      const added = await this.#addEvents(db, first, dossiers, procedures);
      for (const [key, { batch }] of first) {
        const count = counts[batch];
        if (count === undefined) continue;
        if (added.has(key)) count.accepted += 1;
        else count.duplicates += 1;
      }
      if (added.size > 0) {
        const units = new Set<number>();
        for (const row of added.values()) units.add(row.unit);
        faults.push(...(await this.#fold(db, [...added.values()], dossiers, steps)));
        for (const row of added.values()) taken.push(takenEvent(row, this.#procedures.get(row.dossier)));
        position = await appendLedger(db, { recordedAt: this.#now, steps: encodeSteps(steps), units: [...units] });
        await addFaults(db, faults);
        return { position, recordedAt: this.#now, steps, units: [...units], taken, procedures, counts };
      }
    }
    await addFaults(db, faults);
    return { position, recordedAt: this.#now, steps, units: [], taken, procedures, counts };
  }

  /** ING-4: an identity that comes twice within what is committed together is a duplicate the second time. */
  #firstOccurrences(): { first: Map<string, Placed>; counts: Counting[] } {
    const first = new Map<string, Placed>();
    const counts = this.#batches.map((): Counting => ({ accepted: 0, duplicates: 0, refusals: [] }));
    this.#batches.forEach(({ feed, admission }, batch) => {
      for (const candidate of admission.candidates) {
        const key = identityOf(candidate.event);
        const count = counts[batch];
        if (!first.has(key)) first.set(key, { batch, candidate, feed });
        else if (count !== undefined) count.duplicates += 1;
      }
    });
    return { first, counts };
  }

  async #refuseUnlessKnown(
    db: Kysely<Database>,
    first: Map<string, Placed>,
    counts: readonly Counting[],
  ): Promise<void> {
    const doubtful = [...first].filter(([, { candidate }]) => candidate.unlessKnown !== null);
    if (doubtful.length === 0) return;
    const known = new Set(
      (
        await knownEvents(
          db,
          doubtful.map(([, { candidate }]) => candidate.event),
        )
      ).map(identityOf),
    );
    for (const [key, { batch, candidate }] of doubtful) {
      if (known.has(key) || candidate.unlessKnown === null) continue;
      first.delete(key);
      counts[batch]?.refusals.push(candidate.unlessKnown);
    }
  }

  async #learnProcedures(db: Kysely<Database>, first: ReadonlyMap<string, Placed>): Promise<ProcedureRecord[]> {
    const unknown = new Set<string>();
    for (const { candidate } of first.values()) {
      const { event } = candidate;
      if (event.type !== "vn.motcua.dossier.received") continue;
      if (!this.#reference.proceduresByCode.has(event.data.procedure)) unknown.add(event.data.procedure);
    }
    return unknown.size === 0 ? [] : addProcedures(db, [...unknown]);
  }

  async #addEvents(
    db: Kysely<Database>,
    first: ReadonlyMap<string, Placed>,
    dossiers: readonly DossierRow[],
    learnt: readonly ProcedureRecord[],
  ): Promise<Map<string, EventRow>> {
    const dossierIds = new Map(dossiers.map(({ id, kind, code }) => [`${kind}${code}`, id]));
    const learntByCode = new Map(learnt.map((procedure) => [procedure.code, procedure]));
    const rows = new Map<string, EventRow>();
    for (const [key, { candidate, feed }] of first) {
      const { event } = candidate;
      const received = event.type === "vn.motcua.dossier.received" ? event : undefined;
      const procedure =
        received === undefined
          ? undefined
          : (this.#reference.proceduresByCode.get(received.data.procedure) ??
            learntByCode.get(received.data.procedure));
      const dossier = dossierIds.get(`${kindOf(event.type)}${event.subject}`);
      if (dossier === undefined) throw new Error("a dossier that was asked for was not made");
      rows.set(key, {
        dossier,
        time: event.timeMs,
        source: event.source,
        id: event.id,
        type: typeCode(event.type),
        unit: candidate.unit,
        feed: feed.id,
        recorded_at: this.#now,
        procedure: procedure?.id ?? null,
        procedure_version: procedure?.version ?? null,
        calendar: received === undefined ? null : this.#reference.calendarVersion,
        to_unit: candidate.toUnit,
        data: candidate.data,
      });
    }
    const added = await addEvents(db, [...rows.values()]);
    const addedKeys = new Set(added.map(identityOf));
    for (const key of rows.keys()) if (!addedKeys.has(key)) rows.delete(key);
    return rows;
  }

  /** Folds what the new events touch, adds the differences to `steps` and returns the faults found. */
  async #fold(
    db: Kysely<Database>,
    rows: readonly EventRow[],
    dossiers: readonly DossierRow[],
    steps: DossierStep[],
  ): Promise<Insertable<Database["fault"]>[]> {
    const fresh = new Map<number, AnyEvent[]>();
    for (const row of rows) {
      const events = fresh.get(row.dossier);
      if (events === undefined) fresh.set(row.dossier, [eventOfRow(row)]);
      else events.push(eventOfRow(row));
    }
    const touched = dossiers.filter(({ id }) => fresh.has(id));
    const before = await this.#eventsBefore(db, touched, fresh);
    const faults: Insertable<Database["fault"]>[] = [];
    const mended: number[] = [];
    for (const dossier of touched) {
      const old = before.get(dossier.id) ?? [];
      const all = [...old, ...(fresh.get(dossier.id) ?? [])];
      const was = outcomeOf(dossier.kind, old, this.#context);
      const is = outcomeOf(dossier.kind, all, this.#context);
      for (const step of differenceOf(was.steps, is.steps)) steps.push({ ...step, dossier: dossier.id });
      if (was.faults.length > 0) mended.push(dossier.id);
      for (const fault of is.faults) faults.push(foldFault(fault, dossier, this.#reference));
      this.folded.set(dossier.id, all);
      this.#procedures.set(dossier.id, is.procedure);
    }
    await dropFoldFaults(db, mended);
    await countEvents(db, new Map([...fresh].map(([dossier, events]) => [dossier, events.length])));
    return faults;
  }

  async #eventsBefore(
    db: Kysely<Database>,
    touched: readonly DossierRow[],
    fresh: ReadonlyMap<number, readonly AnyEvent[]>,
  ): Promise<Map<number, readonly AnyEvent[]>> {
    const before = new Map<number, readonly AnyEvent[]>();
    const missing: number[] = [];
    for (const { id, events } of touched) {
      if (events === 0) continue;
      const cached = this.#cache.get(id, events);
      if (cached === undefined) missing.push(id);
      else before.set(id, cached);
    }
    for (const [dossier, events] of await eventsOf(db, missing)) {
      // The new ones are stored already, by this transaction.
      const isNew = new Set((fresh.get(dossier) ?? []).map(identityOf));
      before.set(
        dossier,
        events.filter((event) => !isNew.has(identityOf(event))),
      );
    }
    return before;
  }
}

function identityOf({ source, id }: { readonly source: string; readonly id: string }): string {
  // Neither may hold a line break, so it can stand between them.
  return `${source}\n${id}`;
}

function distinctDossiers(placed: Iterable<Placed>): { kind: 0 | 1; code: string }[] {
  const distinct = new Map<string, { kind: 0 | 1; code: string }>();
  for (const { candidate } of placed) {
    const kind = kindOf(candidate.event.type);
    distinct.set(`${kind}${candidate.event.subject}`, { kind, code: candidate.event.subject });
  }
  return [...distinct.values()];
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
