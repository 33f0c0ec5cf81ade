import { numberAt } from "@ioc/domain/cube/number-column.ts";
import { cellColumn, type SettledSteps } from "@ioc/domain/cube/settled-steps.ts";
import type { StepSegment } from "@ioc/domain/cube/step-segment.ts";
import { ByteReader, ByteWriter } from "./column-bytes.ts";

const FORMAT = 1;

/**
 * A day's steps as bytes, in the very columns in which memory holds them: the format's version, how many cells there
 * are, their units and procedures; then for each measure its number, how many steps, and their cells, dossiers,
 * instants, deadlines and deltas.
 */
export function encodeSegment(segment: StepSegment): Uint8Array {
  const writer = new ByteWriter();
  writer.byte(FORMAT);
  writer.number(segment.cells);
  writer.column(segment.unit);
  writer.column(segment.procedure);
  for (const { measure, steps } of segment.parts) {
    writer.byte(measure);
    writer.number(steps.length);
    writer.array(steps.cell);
    writer.column(steps.dossier);
    writer.column(steps.at);
    writer.column(steps.due);
    writer.column(steps.delta);
  }
  return writer.finish();
}

/** @throws Error for bytes of another format */
export function decodeSegment(bytes: Uint8Array): StepSegment {
  const reader = new ByteReader(bytes);
  if (reader.byte() !== FORMAT) throw new Error("a stored day of steps is of an unknown format");
  const cells = reader.number();
  const unit = reader.column(cells);
  const procedure = reader.column(cells);
  const cellWidth = cellColumn(0, cells).BYTES_PER_ELEMENT as 1 | 2 | 4;
  const parts: { measure: number; steps: SettledSteps }[] = [];
  while (!reader.isAtEnd) {
    const measure = reader.byte();
    const length = reader.number();
    const cell = reader.array(cellWidth, length);
    const dossier = reader.column(length);
    const at = reader.column(length);
    const due = reader.column(length);
    const delta = reader.column(length);
    const firstAt = numberAt(at, 0);
    const lastAt = numberAt(at, length - 1);
    parts.push({ measure, steps: { length, firstAt, lastAt, cell, dossier, at, due, delta } });
  }
  return { cells, unit, procedure, parts };
}
