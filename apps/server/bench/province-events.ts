import { type BenchEvent, dossierEvents, SHORT_LIFE } from "./bench-event.ts";
import type { BenchProvince } from "./bench-province.ts";

const DAYS = 90;
const LAG = 400;

/** Events of dossiers of all communes, as one feed of the whole province sends them. */
export function provinceEvents(
  { communes, shape }: BenchProvince,
  dossiers: number,
  openOfTen: number,
): Generator<BenchEvent> {
  return dossierEvents({
    run: "B",
    dossiers,
    life: SHORT_LIFE,
    openOfTen,
    units: communes,
    toUnit: "P",
    procedures: shape.procedures,
    days: DAYS,
    now: Date.now(),
    lag: LAG,
  });
}
