import { numberAt, packNumbers } from "@ioc/domain/cube/number-column.ts";
import type { DossierStep } from "@ioc/domain/cube/step-cube.ts";
import { ByteReader, ByteWriter } from "./column-bytes.ts";

const FORMAT = 2;
/** As it was written before: 37 bytes a step. */
const ROWS_FORMAT = 1;

/** How deadlines are written. */
const BY_DISTANCE = 0;
const PLAIN = 1;

const COLUMNS = 8;
type Columns = readonly [
  measure: Float64Array,
  unit: Float64Array,
  procedure: Float64Array,
  dossier: Float64Array,
  day: Float64Array,
  at: Float64Array,
  delta: Float64Array,
  distance: Float64Array,
];

/**
 * The steps of one ledger row as bytes: the format's version, how many there are, and column by column the measure,
 * unit, procedure, dossier, day, instant, delta and deadline of each, the last as its distance from the instant.
 */
export function encodeSteps(steps: readonly DossierStep[]): Uint8Array {
  const writer = new ByteWriter();
  writer.byte(FORMAT);
  writer.number(steps.length);
  if (steps.length === 0) return writer.finish();
  const columns = Array.from({ length: COLUMNS }, () => new Float64Array(steps.length));
  const [measure, unit, procedure, dossier, day, at, delta, distance] = columns as unknown as Columns;
  // What is told apart by odd and even must be whole; instants are, always.
  let areWhole = true;
  for (let i = 0; i < steps.length; i += 1) {
    const step = steps[i] as DossierStep;
    measure[i] = step.measure;
    unit[i] = step.unit;
    procedure[i] = step.procedure;
    dossier[i] = step.dossier;
    day[i] = step.day;
    at[i] = step.at;
    delta[i] = step.delta;
    if (!isWhole(step.at) || !isWhole(step.due)) areWhole = false;
  }
  for (let i = 0; i < steps.length; i += 1) {
    const { due, at: effect } = steps[i] as DossierStep;
    distance[i] = areWhole ? distanceOf(due, effect) : due;
  }
  writer.byte(areWhole ? BY_DISTANCE : PLAIN);
  for (const column of columns) writer.column(packNumbers(column, steps.length));
  return writer.finish();
}

/** @throws Error for bytes of another format */
export function decodeSteps(bytes: Uint8Array, take: (step: DossierStep) => void): void {
  const reader = new ByteReader(bytes);
  const format = reader.byte();
  if (format === ROWS_FORMAT) {
    decodeRows(bytes, take);
    return;
  }
  if (format !== FORMAT) throw new Error("stored steps are of an unknown format");
  const length = reader.number();
  if (length === 0) return;
  const form = reader.byte();
  const columns = Array.from({ length: COLUMNS }, () => {
    const column = reader.column(length);
    const values = new Float64Array(length);
    for (let i = 0; i < length; i += 1) values[i] = numberAt(column, i);
    return values;
  });
  const [measure, unit, procedure, dossier, day, at, delta, distance] = columns as unknown as Columns;
  for (let i = 0; i < length; i += 1) {
    const effect = at[i] as number;
    take({
      measure: measure[i] as number,
      unit: unit[i] as number,
      procedure: procedure[i] as number,
      dossier: dossier[i] as number,
      day: day[i] as number,
      at: effect,
      due: form === PLAIN ? (distance[i] as number) : dueOf(distance[i] as number, effect),
      delta: delta[i] as number,
    });
  }
}

/** And small enough for twice a difference to be exact. */
function isWhole(instant: number): boolean {
  return Number.isInteger(instant) && Math.abs(instant) <= 2 ** 50;
}

/** Deadlines lie near the instants of their steps: 0 for none, else odd for those before and even for the others. */
function distanceOf(due: number, at: number): number {
  if (due === 0) return 0;
  return due < at ? (at - due) * 2 - 1 : (due - at) * 2 + 2;
}

function dueOf(distance: number, at: number): number {
  if (distance === 0) return 0;
  return distance % 2 === 1 ? at - (distance + 1) / 2 : at + (distance - 2) / 2;
}

const ROW_BYTES = 37;

function decodeRows(bytes: Uint8Array, take: (step: DossierStep) => void): void {
  if ((bytes.byteLength - 1) % ROW_BYTES !== 0) throw new Error("stored steps are cut short");
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 1; at < bytes.byteLength; at += ROW_BYTES) {
    take({
      measure: view.getUint8(at),
      unit: view.getUint32(at + 1, true),
      procedure: view.getUint32(at + 5, true),
      dossier: view.getUint32(at + 9, true),
      day: view.getInt32(at + 13, true),
      at: view.getFloat64(at + 17, true),
      due: view.getFloat64(at + 25, true),
      delta: view.getInt32(at + 33, true),
    });
  }
}
