import type { Candidate, Refusal } from "./admit.ts";
import type { AdmittedBatch } from "./event-committer.ts";
import { type DossierKey, dossierKey } from "./event-store.ts";
import { kindOf } from "./stored-event.ts";

export interface BatchCount {
  readonly accepted: number;
  /** The unit of each event that was known already. */
  readonly duplicates: readonly number[];
  /** What was refused only once it was certain that it is not known already. */
  readonly refusals: readonly Refusal[];
}

interface DraftCount {
  accepted: number;
  duplicates: number[];
  refusals: Refusal[];
}

/** An event of a group, with the place of its batch. */
export interface Drafted {
  readonly batch: number;
  readonly candidate: Candidate;
  readonly feed: number;
  /** Key of the dossier that it belongs to. */
  readonly dossier: string;
}

/** The events of a group of batches that are taken for new until somebody knows better. */
export class GroupDraft {
  /** By identity, the first occurrence of each (ING-4). */
  readonly events = new Map<string, Drafted>();
  readonly #counts: DraftCount[];

  constructor(batches: readonly AdmittedBatch[]) {
    this.#counts = batches.map(() => ({ accepted: 0, duplicates: [], refusals: [] }));
    batches.forEach(({ feed, admission }, batch) => {
      const count = this.#counts[batch];
      if (count === undefined) return;
      for (const candidate of admission.candidates) {
        const key = identityOf(candidate.event);
        if (this.events.has(key)) count.duplicates.push(candidate.unit);
        else {
          this.events.set(key, { batch, candidate, feed: feed.id, dossier: dossierKey(dossierOf(candidate)) });
          count.accepted += 1;
        }
      }
    });
  }

  /** Accepted and duplicates, for each batch in turn. */
  get counts(): readonly BatchCount[] {
    return this.#counts;
  }

  /** The event is stored already. */
  isKnown(key: string): void {
    this.#take(key, (count, { candidate }) => {
      count.duplicates.push(candidate.unit);
    });
  }

  /** ING-5: it is not known, so what speaks against it holds. */
  refuse(key: string): void {
    const refusal = this.events.get(key)?.candidate.unlessKnown;
    this.#take(key, (count) => {
      if (refusal != null) count.refusals.push(refusal);
    });
  }

  dossiers(): Map<string, DossierKey> {
    const distinct = new Map<string, DossierKey>();
    for (const { candidate, dossier } of this.events.values()) {
      if (!distinct.has(dossier)) distinct.set(dossier, dossierOf(candidate));
    }
    return distinct;
  }

  #take(key: string, note: (count: DraftCount, drafted: Drafted) => void): void {
    const drafted = this.events.get(key);
    const count = drafted === undefined ? undefined : this.#counts[drafted.batch];
    if (drafted === undefined || count === undefined) return;
    this.events.delete(key);
    count.accepted -= 1;
    note(count, drafted);
  }
}

function dossierOf({ event: { type, subject } }: Candidate): DossierKey {
  return { kind: kindOf(type), code: subject };
}

function identityOf({ source, id }: { readonly source: string; readonly id: string }): string {
  // Neither may hold a line break, so it can stand between them.
  return `${source}\n${id}`;
}
