import { decodeTaken, type TakenEvent } from "../ingest/taken-codec.ts";
import { ByteReader, ByteWriter } from "./column-bytes.ts";
import type { LedgerRow } from "./ledger-store.ts";

/** So many of the last accepted events are remembered over a start, with those that came together with them. */
const KEPT_EVENTS = 400;

/** The accepted events of one ledger row, as its bytes. */
export type TakenRow = Pick<LedgerRow, "recordedAt" | "taken">;

/** Of rows in their order as many of the last as hold so many events, as bytes: instant, length and events of each. */
export function encodeLastTaken(rows: readonly TakenRow[]): Uint8Array {
  let events = 0;
  let first = rows.length;
  while (first > 0 && events < KEPT_EVENTS) {
    first -= 1;
    const row = rows[first];
    if (row !== undefined) events += decodeTaken(row.taken, row.recordedAt).length;
  }
  const writer = new ByteWriter();
  for (const { recordedAt, taken } of rows.slice(first)) {
    if (taken.length === 0) continue;
    writer.number(recordedAt);
    writer.number(taken.length);
    writer.array(Uint8Array.from(taken));
  }
  return writer.finish();
}

export function decodeLastTaken(bytes: Uint8Array): TakenRow[] {
  const rows: TakenRow[] = [];
  const reader = new ByteReader(bytes);
  while (!reader.isAtEnd) {
    const recordedAt = reader.number();
    const taken = reader.array(1, reader.number());
    if (!(taken instanceof Uint8Array)) throw new Error("the last events are stored in an unknown form");
    rows.push({ recordedAt, taken });
  }
  return rows;
}

export function takenEvents(rows: readonly TakenRow[]): TakenEvent[] {
  return rows.flatMap(({ recordedAt, taken }) => decodeTaken(taken, recordedAt));
}
