import { BASE_COUNT } from "../measure/measures.ts";
import type { Day } from "../time/civil-date.ts";
import type { CellTable } from "./cell-table.ts";
import { type NumberColumn, numberAt, packNumbers } from "./number-column.ts";
import { type SettledSteps, withCells } from "./settled-steps.ts";
import type { DossierStep } from "./step-cube.ts";

/** Steps of one civil day as they are stored: what is put away must not hang on how a cube numbers its cells. */
export interface StepSegment {
  /** How many pairs of unit and procedure the steps name by their position in the two columns. */
  readonly cells: number;
  readonly unit: NumberColumn;
  readonly procedure: NumberColumn;
  /** The measures that there are steps of. */
  readonly parts: readonly MeasureSteps[];
}

interface MeasureSteps {
  readonly measure: number;
  readonly steps: SettledSteps;
}

/** Settled steps by measure, with cells of their own instead of the table's; undefined where there are none. */
export function segmentOf(
  stepsOfMeasure: (measure: number) => SettledSteps | undefined,
  table: CellTable,
): StepSegment | undefined {
  const numbers = new Map<number, number>();
  const parts: MeasureSteps[] = [];
  for (let measure = 0; measure < BASE_COUNT; measure += 1) {
    const steps = stepsOfMeasure(measure);
    if (steps === undefined) continue;
    for (const cell of steps.cell) if (!numbers.has(cell)) numbers.set(cell, numbers.size);
    parts.push({ measure, steps });
  }
  if (parts.length === 0) return undefined;
  const cells = Float64Array.from(numbers.keys());
  const columnOf = (of: Int32Array): NumberColumn =>
    packNumbers(
      cells.map((cell) => of[cell] as number),
      cells.length,
    );
  return {
    cells: cells.length,
    unit: columnOf(table.unit),
    procedure: columnOf(table.procedure),
    parts: parts.map(({ measure, steps }) => ({
      measure,
      steps: withCells(steps, (cell) => numbers.get(cell) as number, cells.length),
    })),
  };
}

/** The steps of a segment with the table's numbers for their cells, which it is taught. */
export function* partsOf(segment: StepSegment, table: CellTable): Generator<MeasureSteps> {
  const cells = new Uint32Array(segment.cells);
  for (let i = 0; i < cells.length; i += 1) {
    cells[i] = table.of(numberAt(segment.unit, i), numberAt(segment.procedure, i));
  }
  for (const { measure, steps } of segment.parts) {
    yield { measure, steps: withCells(steps, (cell) => cells[cell] as number, table.size) };
  }
}

/** The steps of a segment, one by one. */
export function* stepsOf(day: Day, { unit, procedure, parts }: StepSegment): Generator<DossierStep> {
  for (const { measure, steps } of parts) {
    for (let i = 0; i < steps.length; i += 1) {
      const cell = steps.cell[i] as number;
      yield {
        measure,
        unit: numberAt(unit, cell),
        procedure: numberAt(procedure, cell),
        dossier: numberAt(steps.dossier, i),
        day,
        at: numberAt(steps.at, i),
        due: numberAt(steps.due, i),
        delta: numberAt(steps.delta, i),
      };
    }
  }
}
