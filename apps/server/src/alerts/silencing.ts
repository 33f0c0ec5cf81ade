import type { DayTree } from "@ioc/domain/org/day-tree.ts";
import type { SilenceRecord } from "./silence-store.ts";

/** The silence that holds for a rule's alert at a unit, of several the one that lasts longest. */
export type Silencing = (rule: string, unit: number) => SilenceRecord | undefined;

/** @param silences the first to end first */
export function silencing(silences: readonly SilenceRecord[], today: DayTree): Silencing {
  return (rule, unit) =>
    silences.findLast(
      (silence) =>
        (silence.rule === null || silence.rule === rule) &&
        (silence.unit === null || today.contains(silence.unit, unit)),
    );
}
