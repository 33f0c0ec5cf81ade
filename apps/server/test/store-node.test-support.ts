import type { Zone } from "@ioc/domain/time/zone.ts";
import type { Kysely } from "kysely";
import pino from "pino";
import { LiveState } from "../src/boards/live-state.ts";
import type { Database } from "../src/database/schema.ts";
import { EventCommitter } from "../src/ingest/event-committer.ts";
import { IngestQueue } from "../src/ingest/ingest-queue.ts";
import { ledgerHead } from "../src/ledger/ledger-store.ts";
import { restoreState } from "../src/ledger/restore.ts";
import { LedgerTail } from "../src/ledger/tail.ts";
import type { Clock } from "../src/lifecycle/clock.ts";
import { loadReference } from "../src/reference/load-reference.ts";
import { Provisioning } from "../src/reference/provisioning.ts";

/** The pieces of one node on a database, without its network and its timers. */
export interface StoreNode {
  readonly state: LiveState;
  readonly tail: LedgerTail;
  readonly ingest: IngestQueue;
  readonly provisioning: Provisioning;
  /** How often everything was read from the database anew. */
  readonly restores: number;
  /** What was retried, by why. */
  readonly retries: Readonly<Record<string, number>>;
}

const NEVER_MS = 3_600_000;

export async function openStoreNode(db: Kysely<Database>, zone: Zone, clock: Clock): Promise<StoreNode> {
  const { epoch } = await ledgerHead(db);
  const state = new LiveState(await loadReference(db, zone));
  await restoreState(db, state);
  const log = pino({ level: "silent" });
  const node = { restores: 0, retries: {} as Record<string, number> };
  const retry = (reason: string): void => {
    node.retries[reason] = (node.retries[reason] ?? 0) + 1;
  };
  const fail = (error: unknown): never => {
    throw error;
  };
  const committer = new EventCommitter(db, () => retry("stale"));
  const tail = new LedgerTail(
    {
      db,
      state,
      log,
      fail,
      // Only what a test waits for is looked at.
      pollMs: () => NEVER_MS,
      loadReference: () => loadReference(db, zone),
      async restore() {
        node.restores += 1;
        const fresh = new LiveState(await loadReference(db, zone));
        await restoreState(db, fresh);
        committer.forget();
        state.takeOver(fresh);
      },
      announce: () => undefined,
    },
    epoch,
  );
  const ingest = new IngestQueue({
    state,
    tail,
    log,
    clock: { now: () => clock.now() },
    committer,
    limits: { queuedEvents: 20_000, groupedEvents: 2000, groups: 2 },
    probe: () => Promise.resolve(),
    repeated: () => undefined,
    meter: { batches: () => undefined, events: () => undefined, group: () => undefined, retry },
  });
  return Object.assign(node, { state, tail, ingest, provisioning: new Provisioning({ db, state, tail, zone, clock }) });
}
