import { setTimeout as sleep } from "node:timers/promises";
import type { DossierStep } from "@ioc/domain/cube/step-cube.ts";
import type { Kysely } from "kysely";
import { partitionMonth } from "../database/month.ts";
import type { Database } from "../database/schema.ts";
import { sqlStateOf } from "../database/sql-state.ts";
import { addFaults, rejectedFault } from "../faults/fault-store.ts";
import { encodeSteps } from "../ledger/step-codec.ts";
import { addProcedures } from "../reference/add-procedures.ts";
import type { FeedRecord, ProcedureRecord, Reference } from "../reference/reference.ts";
import type { Admission } from "./admit.ts";
import { DossierCache } from "./dossier-cache.ts";
import { DossierIds } from "./dossier-ids.ts";
import {
  commitGroup,
  type DossierKey,
  dossierKey,
  knownEvents,
  readDossiers,
  type StoredDossier,
} from "./event-store.ts";
import { type FoldedGroup, foldGroup, type TouchedDossier } from "./fold-group.ts";
import { type BatchCount, GroupDraft } from "./group-draft.ts";
import { encodeTaken, type TakenEvent } from "./taken-codec.ts";
import { touchDossiers } from "./touch-dossiers.ts";

/** A batch as a feed sent it, checked. */
export interface AdmittedBatch {
  readonly feed: FeedRecord;
  readonly admission: Admission;
}

/** What a commit changed, to be told to memory after it. */
export interface Movement {
  readonly position: number;
  readonly recordedAt: number;
  /** Version of the reference data it was made under. */
  readonly reference: number;
  readonly steps: readonly DossierStep[];
  /** Units that were heard from, without repetitions. */
  readonly units: readonly number[];
  readonly taken: readonly TakenEvent[];
}

export interface Committed {
  /** Null when the batches held nothing new. */
  readonly movement: Movement | null;
  /** Procedures named for the first time. */
  readonly procedures: readonly ProcedureRecord[];
  /** Accepted and duplicates, for each batch in turn. */
  readonly counts: readonly BatchCount[];
}

/** What a group is checked and folded under. */
export interface CommitMoment {
  readonly reference: Reference;
  /** Of the ledger that memory follows. */
  readonly epoch: number;
  readonly now: number;
}

/** SQLSTATE of a group that does not fit what is stored: something else was committed since it was read. */
const STALE = "23505";
const ATTEMPTS = 8;
const STALE_REST_MS = 4;

/** Commits batches of admitted events: events, dossiers, faults, and how the numbers moved, all or nothing. */
export class EventCommitter {
  readonly #db: Kysely<Database>;
  #cache = new DossierCache();
  #ids: DossierIds;
  readonly #onStale: () => void;

  constructor(db: Kysely<Database>, onStale: () => void = () => undefined) {
    this.#db = db;
    this.#ids = new DossierIds(db);
    this.#onStale = onStale;
  }

  /** What is remembered of the database does not hold any more: it was set back, or its ledger was made anew. */
  forget(): void {
    this.#cache = new DossierCache();
    this.#ids = new DossierIds(this.#db);
  }

  /** Several may run at the same time. On an error nothing was written, unless the connection was lost meanwhile. */
  async commit(batches: readonly AdmittedBatch[], at: CommitMoment): Promise<Committed> {
    let lookForKnown = false;
    for (let attempt = 1; ; attempt += 1) {
      const draft = new GroupDraft(batches);
      try {
        return await this.#attempt(draft, batches, at, lookForKnown);
      } catch (error) {
        if (sqlStateOf(error) !== STALE || attempt === ATTEMPTS) throw error;
        this.#cache.drop(draft.dossiers().keys());
        lookForKnown = true;
        this.#onStale();
        // Two nodes that want the same dossiers again and again must not keep step.
        await sleep(Math.random() * attempt * STALE_REST_MS);
      }
    }
  }

  async #attempt(
    draft: GroupDraft,
    batches: readonly AdmittedBatch[],
    { reference, epoch, now }: CommitMoment,
    lookForKnown: boolean,
  ): Promise<Committed> {
    await this.#dropKnown(draft, lookForKnown);
    const dossiers = await this.#dossiers(draft);
    for (const [key, { candidate, dossier }] of draft.events) {
      const stored = dossiers.get(dossier);
      const isKnown = stored?.events.some(
        ({ id, source }) => id === candidate.event.id && source === candidate.event.source,
      );
      if (isKnown === true) draft.isKnown(key);
    }
    const faults = batches.flatMap(({ feed, admission }, batch) =>
      [...admission.refusals, ...(draft.counts[batch]?.refusals ?? [])].map((refusal) =>
        rejectedFault(refusal, feed, now),
      ),
    );
    if (draft.events.size === 0) {
      await addFaults(this.#db, faults);
      return { movement: null, procedures: [], counts: draft.counts };
    }
    const procedures = await this.#learnProcedures(draft, reference);
    const month = partitionMonth(now);
    const touched = await touchDossiers(draft, dossiers, { reference, procedures, now, month }, this.#ids);
    const folded = foldGroup(touched.values(), reference);
    const movement = await this.#write(touched, folded, faults, { reference, epoch, now, month });
    for (const dossier of folded.after) this.#cache.set(dossierKey(dossier), dossier);
    return { movement, procedures, counts: draft.counts };
  }

  async #dropKnown(draft: GroupDraft, all: boolean): Promise<void> {
    const asked = [...draft.events].filter(([, { candidate }]) => all || candidate.unlessKnown !== null);
    const known = await knownEvents(
      this.#db,
      asked.map(([, { candidate }]) => candidate.event),
    );
    asked.forEach(([key, { candidate }], place) => {
      if (known.has(place)) draft.isKnown(key);
      else if (candidate.unlessKnown !== null) draft.refuse(key);
    });
  }

  /** The stored ones of the dossiers that a group names, from memory or from the database. */
  async #dossiers(draft: GroupDraft): Promise<Map<string, StoredDossier>> {
    const found = new Map<string, StoredDossier>();
    const missing: DossierKey[] = [];
    for (const [key, named] of draft.dossiers()) {
      const cached = this.#cache.get(key);
      if (cached === undefined) missing.push(named);
      else found.set(key, cached);
    }
    for (const [key, dossier] of await readDossiers(this.#db, missing)) found.set(key, dossier);
    return found;
  }

  async #learnProcedures(draft: GroupDraft, reference: Reference): Promise<ProcedureRecord[]> {
    const unknown = new Set<string>();
    for (const { candidate } of draft.events.values()) {
      const { event } = candidate;
      if (event.type !== "vn.motcua.dossier.received") continue;
      if (!reference.proceduresByCode.has(event.data.procedure)) unknown.add(event.data.procedure);
    }
    return unknown.size === 0 ? [] : addProcedures(this.#db, [...unknown].sort());
  }

  async #write(
    touched: ReadonlyMap<string, TouchedDossier>,
    folded: FoldedGroup,
    rejected: readonly ReturnType<typeof rejectedFault>[],
    { reference, epoch, now, month }: CommitMoment & { readonly month: number },
  ): Promise<Movement> {
    const all = [...touched.values()];
    const events = all.flatMap(({ added }) => added.map(({ row }) => row));
    const units = [...new Set(events.map(({ unit }) => unit))];
    const position = await commitGroup(this.#db, {
      reference: reference.version,
      epoch,
      now,
      month,
      made: all.filter(({ isNew }) => isNew).map(({ dossier: { id, kind, code } }) => ({ id, kind, code })),
      events,
      mended: folded.mended,
      faults: [...rejected, ...folded.faults],
      steps: encodeSteps(folded.steps),
      units,
      taken: encodeTaken(folded.taken),
    });
    return { position, recordedAt: now, reference: reference.version, steps: folded.steps, units, taken: folded.taken };
  }
}
