import type { StepFollower } from "@ioc/domain/board/running-boards.ts";
import type { DossierStep, StepCube } from "@ioc/domain/cube/step-cube.ts";
import { BASE_MEASURES, MAKEUP, MEASURE_INDEX } from "@ioc/domain/measure/measures.ts";
import type { DayTree, Subtree } from "@ioc/domain/org/day-tree.ts";
import { type Day, formatDay } from "@ioc/domain/time/civil-date.ts";
import { timeOfDayMs } from "@ioc/domain/time/zone.ts";
import type { OverviewDay, OverviewHour } from "@ioc/protocol/overview.ts";
import type { Reference } from "../reference/reference.ts";

const RECEIVED = MAKEUP.received.plus.map((measure) => MEASURE_INDEX[measure]);
const RESOLVED = MAKEUP.resolved.plus.map((measure) => MEASURE_INDEX[measure]);
const KINDS = BASE_MEASURES.map((_, measure) =>
  RECEIVED.includes(measure) ? "received" : RESOLVED.includes(measure) ? "resolved" : null,
);
const LATE = MEASURE_INDEX.resolvedLate;
const HOUR_MS = 3_600_000;
const HOURS = 24;

/** The days that an overview tells about. */
export interface OverviewDays {
  readonly today: Day;
  readonly previousDay: Day;
  /** The last working days, ascending. */
  readonly listed: readonly Day[];
}

interface DayFlows {
  received: number;
  resolved: number;
  late: number;
  readonly receivedByHour: number[];
  readonly resolvedByHour: number[];
}

/** What a subtree received and resolved on each of some days, today's and the previous day's hours apart. */
export class OverviewFlows implements StepFollower {
  readonly tree: DayTree;
  readonly top: number;
  readonly #zone: Reference["zone"];
  readonly #days: OverviewDays;
  readonly #flows = new Map<Day, DayFlows>();

  /** Counts what is in effect by `asOf`; what comes later must be told by {@link take}. */
  constructor(
    { cube, zone }: { readonly cube: StepCube; readonly zone: Reference["zone"] },
    { tree, subtree }: { readonly tree: DayTree; readonly subtree: Subtree },
    days: OverviewDays,
    asOf: number,
  ) {
    this.tree = tree;
    this.top = subtree.top;
    this.#zone = zone;
    this.#days = days;
    const { owners } = subtree;
    for (const day of new Set([days.today, days.previousDay, ...days.listed])) {
      const flows = {
        received: 0,
        resolved: 0,
        late: 0,
        receivedByHour: new Array<number>(HOURS).fill(0),
        resolvedByHour: new Array<number>(HOURS).fill(0),
      };
      this.#flows.set(day, flows);
      for (const measure of [...RECEIVED, ...RESOLVED]) {
        const add = (_unit: number, _procedure: number, _dossier: number, at: number, _due: number, delta: number) =>
          this.#add(flows, measure, at, delta);
        cube.visit(measure, day, day, asOf, add, (unit) => owners.has(unit));
      }
    }
  }

  take({ measure, day, at, delta }: DossierStep): void {
    const flows = KINDS[measure] === null ? undefined : this.#flows.get(day);
    if (flows !== undefined) this.#add(flows, measure, at, delta);
  }

  /** The boards that run beside it tell when all has to be counted anew. */
  reset(): void {
    this.#flows.clear();
  }

  hours(asOf: number): Record<string, OverviewHour> {
    const lastHour = this.#hourOf(asOf);
    const today = this.#flows.get(this.#days.today);
    const previous = this.#flows.get(this.#days.previousDay);
    const hours: Record<string, OverviewHour> = {};
    for (let hour = 0; hour < HOURS; hour += 1) {
      const begun = hour <= lastHour;
      hours[String(hour).padStart(2, "0")] = {
        received: begun ? (today?.receivedByHour[hour] ?? 0) : null,
        resolved: begun ? (today?.resolvedByHour[hour] ?? 0) : null,
        previousReceived: previous?.receivedByHour[hour] ?? 0,
        previousResolved: previous?.resolvedByHour[hour] ?? 0,
      };
    }
    return hours;
  }

  days(): Record<string, OverviewDay> {
    return Object.fromEntries(
      this.#days.listed.map((day) => {
        const { received = 0, resolved = 0, late = 0 } = this.#flows.get(day) ?? {};
        return [formatDay(day), { received, resolved, resolvedOnTime: resolved - late }];
      }),
    );
  }

  #add(flows: DayFlows, measure: number, at: number, delta: number): void {
    const hour = this.#hourOf(at);
    if (KINDS[measure] === "received") {
      flows.received += delta;
      flows.receivedByHour[hour] = (flows.receivedByHour[hour] ?? 0) + delta;
    } else if (KINDS[measure] === "resolved") {
      flows.resolved += delta;
      flows.resolvedByHour[hour] = (flows.resolvedByHour[hour] ?? 0) + delta;
      if (measure === LATE) flows.late += delta;
    }
  }

  #hourOf(at: number): number {
    return Math.floor(timeOfDayMs(this.#zone.toLocal(at)) / HOUR_MS);
  }
}
