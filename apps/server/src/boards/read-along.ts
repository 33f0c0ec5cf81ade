import type { DossierStep, StepCube } from "@ioc/domain/cube/step-cube.ts";
import type { LiveState } from "./live-state.ts";

/** What reads the steps in turns with everything else, and is told those that come meanwhile. */
export interface SteadyReader<T> {
  read(): Generator<void, T>;
  take(step: DossierStep): void;
}

/** Reads the steps in memory in turns with everything else, and what happens meanwhile with them. */
export function* readAlong<T>(state: LiveState, begin: (cube: StepCube) => SteadyReader<T>): Generator<void, T> {
  for (;;) {
    const { cube } = state;
    const reader = begin(cube);
    const stop = state.onSteps((steps) => {
      for (const step of steps) reader.take(step);
    });
    try {
      const found = yield* reader.read();
      // Another cube took its place, with all that this one does not know.
      if (cube === state.cube) return found;
    } finally {
      stop();
    }
  }
}
