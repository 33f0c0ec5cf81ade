import type { PlaylistItem, ScheduleEntry } from "@ioc/protocol/screen-playlist.ts";
import type { ScreenPlace } from "@ioc/protocol/screens.ts";
import { reachOf } from "../access/reach.ts";
import type { Reference } from "../reference/reference.ts";
import type { StoredItem } from "./screen-programme.ts";
import { type ScreenChoice, standingUnit } from "./screen-record.ts";

/** Finds the code of the unit that stands for another one today; undefined outside the screen's subtree. */
export type UnitWithin = (unit: number) => string | undefined;

export function unitWithin(reference: Reference, screenUnit: number, now: number): UnitWithin {
  const { covers } = reachOf(reference, now);
  return (unit) => (covers(screenUnit, unit) ? standingUnit(reference, unit, now) : undefined);
}

/**
 * Where a screen points, with the codes of the units that stand there today. Items of units that have gone elsewhere are
 * left out: the screen could not read them.
 */
export function placeOf(choice: ScreenChoice, reference: Reference, now: number): ScreenPlace {
  const code = standingUnit(reference, choice.unit, now);
  if (code === undefined) throw new Error(`unit ${choice.unit} of a screen is not there`);
  const within = unitWithin(reference, choice.unit, now);
  const schedule = choice.schedule.flatMap((entry): ScheduleEntry[] => {
    const items = entry.items === "off" ? entry.items : itemsOf(entry.items, within);
    return items.length === 0 ? [] : [{ ...entry, items }];
  });
  const { name, scene, look } = choice;
  return { name, unit: code, scene, playlist: itemsOf(choice.playlist, within), schedule, look };
}

function itemsOf(items: readonly StoredItem[], within: UnitWithin): PlaylistItem[] {
  return items.flatMap(({ unit, ...item }): PlaylistItem[] => {
    if (unit === null) return [item];
    const code = within(unit);
    return code === undefined ? [] : [{ ...item, unit: code }];
  });
}
