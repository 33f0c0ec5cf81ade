import type { TimeAxis } from "./time-axis.ts";

/** Dates closer than this, of the whole width, would touch. */
const ROOM = 0.09;

/** The weeks of an axis whose dates have room below it. */
export function axisDates({ weeks }: TimeAxis): TimeAxis["weeks"] {
  const shown: { place: number; date: string }[] = [];
  for (const week of weeks) {
    const last = shown.at(-1);
    if (week.place <= 1 - ROOM && (last === undefined || week.place - last.place >= ROOM)) shown.push(week);
  }
  return shown;
}
