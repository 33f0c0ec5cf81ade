import type { DossierStep } from "@ioc/domain/cube/step-cube.ts";

/**
 * Steps as bytes, little-endian, 37 each behind one byte of format version: measure u8, unit u32, procedure
 * u32, dossier u32, day i32, at f64, due f64, delta i32.
 */
const FORMAT = 1;
const STEP_BYTES = 37;

export function encodeSteps(steps: readonly DossierStep[]): Uint8Array {
  const bytes = new Uint8Array(1 + steps.length * STEP_BYTES);
  const view = new DataView(bytes.buffer);
  view.setUint8(0, FORMAT);
  let at = 1;
  for (const step of steps) {
    view.setUint8(at, step.measure);
    view.setUint32(at + 1, step.unit, true);
    view.setUint32(at + 5, step.procedure, true);
    view.setUint32(at + 9, step.dossier, true);
    view.setInt32(at + 13, step.day, true);
    view.setFloat64(at + 17, step.at, true);
    view.setFloat64(at + 25, step.due, true);
    view.setInt32(at + 33, step.delta, true);
    at += STEP_BYTES;
  }
  return bytes;
}

/** @throws Error for bytes of another format */
export function decodeSteps(bytes: Uint8Array, take: (step: DossierStep) => void): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.byteLength === 0 || view.getUint8(0) !== FORMAT || (bytes.byteLength - 1) % STEP_BYTES !== 0) {
    throw new Error("stored steps are of an unknown format");
  }
  for (let at = 1; at < bytes.byteLength; at += STEP_BYTES) {
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
