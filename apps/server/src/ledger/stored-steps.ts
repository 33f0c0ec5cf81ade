import type { DossierStep } from "@ioc/domain/cube/step-cube.ts";
import type { StepSegment } from "@ioc/domain/cube/step-segment.ts";
import type { Day } from "@ioc/domain/time/civil-date.ts";
import type { Kysely } from "kysely";
import type { Database } from "../database/schema.ts";
import { type Checkpoint, readCheckpoint } from "./checkpoint.ts";
import type { LedgerRow } from "./ledger-store.ts";
import { readRows } from "./read-rows.ts";
import { readSegments, segmentHeads } from "./segment-store.ts";
import { decodeSteps } from "./step-codec.ts";

export interface StoredStepsReader {
  checkpoint?(checkpoint: Checkpoint): void;
  segment(day: Day, segment: StepSegment): void;
  /** A ledger row behind the checkpoint. */
  row(row: LedgerRow, steps: readonly DossierStep[]): void;
}

/** Reads every stored step once: the segments, then the ledger rows behind the checkpoint. Within one snapshot. */
export async function readStoredSteps(db: Kysely<Database>, reader: StoredStepsReader): Promise<void> {
  const checkpoint = await readCheckpoint(db);
  reader.checkpoint?.(checkpoint);
  await readSegments(db, await segmentHeads(db), (day, segment) => reader.segment(day, segment));
  await readRows(db, checkpoint.position, (row) => {
    const steps: DossierStep[] = [];
    decodeSteps(row.steps, (step) => steps.push(step));
    reader.row(row, steps);
    return true;
  });
}
