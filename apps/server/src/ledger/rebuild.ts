import type { DossierStep } from "@ioc/domain/cube/step-cube.ts";
import type { Zone } from "@ioc/domain/time/zone.ts";
import { type Kysely, sql } from "kysely";
import type { Database } from "../database/schema.ts";
import { addFaults, foldFault } from "../faults/fault-store.ts";
import { type FoldFault, outcomeOf } from "../ingest/dossier-change.ts";
import { type DossierRow, eventsOf } from "../ingest/event-store.ts";
import { loadReferenceWithin } from "../reference/load-reference.ts";
import type { Reference } from "../reference/reference.ts";
import { appendLedger, lockLedger } from "./ledger-store.ts";
import { encodeSteps } from "./step-codec.ts";

const DOSSIERS_AT_ONCE = 2000;

export interface Recounted {
  readonly dossier: DossierRow;
  /** How many events there are of it. */
  readonly events: number;
  readonly steps: readonly DossierStep[];
  readonly faults: readonly FoldFault[];
}

/** Folds every stored dossier from its events, in the order of their numbers. */
export async function* recount(db: Kysely<Database>, reference: Reference): AsyncGenerator<readonly Recounted[]> {
  const context = reference.foldContext();
  let after = 0;
  for (;;) {
    const { rows } = await sql<DossierRow>`
      select id, kind, code, opened from dossier where id > ${after} order by id limit ${DOSSIERS_AT_ONCE}`.execute(db);
    const events = await eventsOf(
      db,
      rows.map(({ id }) => id),
    );
    yield rows.map((dossier) => {
      const own = events.get(dossier.id) ?? [];
      const { steps, faults } = outcomeOf(dossier.kind, own, context);
      return { dossier, events: own.length, steps: steps.map((step) => ({ ...step, dossier: dossier.id })), faults };
    });
    const last = rows.at(-1);
    if (last === undefined || rows.length < DOSSIERS_AT_ONCE) return;
    after = last.id;
  }
}

/**
 * Replaces the ledger, what was rolled up of it and the faults of the fold by a recount of all events. Nodes that run
 * meanwhile begin again by it: what they are about to commit is refused, as under reference data that have changed.
 *
 * @param within is done in the same transaction
 */
export async function rebuildLedger(
  db: Kysely<Database>,
  zone: Zone,
  now: number,
  within: (transaction: Kysely<Database>) => Promise<unknown> = () => Promise.resolve(),
): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    const head = await lockLedger(transaction);
    const reference = await loadReferenceWithin(transaction, zone);
    await within(transaction);
    const arrivals = await sql<{ unit: number; at: number }>`
      select unit, max(recorded_at) as at from event group by unit`.execute(transaction);
    await sql`delete from ledger`.execute(transaction);
    await sql`delete from rollup_segment`.execute(transaction);
    await sql`delete from fault where dossier is not null`.execute(transaction);
    await sql`update ledger_head set epoch = epoch + 1`.execute(transaction);
    const empty = { recordedAt: now, reference: head.reference + 1, steps: encodeSteps([]) };
    const position = await appendLedger(transaction, empty);
    await sql`
      insert into rollup_state (id, position, arrivals)
      values (1, ${position}, ${JSON.stringify(arrivals.rows.map(({ unit, at }) => [unit, at]))})
      on conflict (id) do update set position = excluded.position, arrivals = excluded.arrivals`.execute(transaction);
    for await (const chunk of recount(transaction, reference)) {
      const steps = chunk.flatMap((recounted) => recounted.steps);
      const faults = chunk.flatMap(({ dossier, faults: found }) =>
        found.map((fault) => foldFault(fault, dossier, reference)),
      );
      await addFaults(transaction, faults);
      if (steps.length > 0) {
        await appendLedger(transaction, { ...empty, steps: encodeSteps(steps) });
      }
    }
  });
}
