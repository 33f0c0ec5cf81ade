import { civilFromDay, dayMs } from "@ioc/domain/time/civil-date.ts";

/** Months since January 1970 of an instant in ms, by UTC: which partition of `event` a new dossier goes to. */
export function partitionMonth(now: number): number {
  const { year, month } = civilFromDay(Math.floor(now / dayMs));
  return (year - 1970) * 12 + month - 1;
}
