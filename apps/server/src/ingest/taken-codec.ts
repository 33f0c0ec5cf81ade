import type { EventType } from "@ioc/protocol/names.ts";
import { typeCode, typeOfCode } from "./stored-event.ts";

/** An event as it became known, for those who follow what happens. */
export interface TakenEvent {
  readonly recordedAt: number;
  readonly time: number;
  readonly type: EventType;
  readonly unit: number;
  /** The dossier's procedure, or what stands in for one. */
  readonly procedure: number;
}

/** Little-endian, 17 bytes each: time f64, type u8, unit u32, procedure u32. */
const EVENT_BYTES = 17;

export function encodeTaken(events: readonly TakenEvent[]): Uint8Array {
  const bytes = new Uint8Array(events.length * EVENT_BYTES);
  const view = new DataView(bytes.buffer);
  events.forEach(({ time, type, unit, procedure }, index) => {
    const at = index * EVENT_BYTES;
    view.setFloat64(at, time, true);
    view.setUint8(at + 8, typeCode(type));
    view.setUint32(at + 9, unit, true);
    view.setUint32(at + 13, procedure, true);
  });
  return bytes;
}

/** @param recordedAt of the ledger row, ms */
export function decodeTaken(bytes: Uint8Array, recordedAt: number): TakenEvent[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const events: TakenEvent[] = [];
  for (let at = 0; at + EVENT_BYTES <= bytes.byteLength; at += EVENT_BYTES) {
    events.push({
      recordedAt,
      time: view.getFloat64(at, true),
      type: typeOfCode(view.getUint8(at + 8)),
      unit: view.getUint32(at + 9, true),
      procedure: view.getUint32(at + 13, true),
    });
  }
  return events;
}
