import type { Weekday } from "@ioc/protocol/names.ts";
import type { Scene } from "@ioc/protocol/scene.ts";
import { DEFAULT_LOOK, type ScreenLook } from "@ioc/protocol/screen-look.ts";
import { DWELL_SECONDS, type PlaylistItem, type ScheduleEntry } from "@ioc/protocol/screen-playlist.ts";
import type { ScreenBody, ScreenPlace } from "@ioc/protocol/screens.ts";

/** An item as it is being written; `key` names it while others come, go and move. */
export interface DraftItem {
  readonly key: number;
  readonly scene: Scene;
  readonly unit: string | undefined;
  readonly seconds: string;
}

export interface DraftEntry {
  readonly key: number;
  readonly days: readonly Weekday[];
  readonly from: string;
  readonly to: string;
  readonly isOff: boolean;
  /** Kept while it is off, so that nothing is lost by a look at the other choice. */
  readonly items: readonly DraftItem[];
}

/** A screen as it is being written. */
export interface ScreenDraft {
  readonly name: string;
  readonly unit: string | undefined;
  readonly scene: Scene;
  readonly playlist: readonly DraftItem[];
  readonly schedule: readonly DraftEntry[];
  readonly look: ScreenLook;
}

export const EMPTY_DRAFT: ScreenDraft = {
  name: "",
  unit: undefined,
  scene: "overview",
  playlist: [],
  schedule: [],
  look: DEFAULT_LOOK,
};

const USUAL_SECONDS = "60";

export function draftOf({ name, unit, scene, playlist, schedule, look }: ScreenPlace): ScreenDraft {
  return {
    name,
    unit,
    scene,
    playlist: draftItems(playlist),
    schedule: schedule.map(({ items, ...entry }, key) => ({
      ...entry,
      key,
      isOff: items === "off",
      items: items === "off" ? [] : draftItems(items),
    })),
    look,
  };
}

function draftItems(items: readonly PlaylistItem[]): DraftItem[] {
  return items.map(({ scene, unit, seconds }, key) => ({ key, scene, unit, seconds: String(seconds) }));
}

export function newItem(items: readonly DraftItem[]): DraftItem {
  return { key: keyAfter(items), scene: "overview", unit: undefined, seconds: USUAL_SECONDS };
}

export function newEntry(entries: readonly DraftEntry[]): DraftEntry {
  return { key: keyAfter(entries), days: [], from: "18:00", to: "06:00", isOff: true, items: [] };
}

function keyAfter(things: readonly { readonly key: number }[]): number {
  return Math.max(-1, ...things.map(({ key }) => key)) + 1;
}

export function isDwell(seconds: string): boolean {
  const { least, most } = DWELL_SECONDS;
  return /^\d{1,4}$/.test(seconds.trim()) && Number(seconds) >= least && Number(seconds) <= most;
}

export function isTime(text: string): boolean {
  return /^\d\d:\d\d$/.test(text);
}

function isWhole({ days, from, to, isOff, items }: DraftEntry): boolean {
  return days.length > 0 && isTime(from) && isTime(to) && (isOff || (items.length > 0 && items.every(isGoodItem)));
}

function isGoodItem({ seconds }: DraftItem): boolean {
  return isDwell(seconds);
}

/** What is sent; undefined while something is missing or wrong. */
export function bodyOf({ name, unit, scene, playlist, schedule, look }: ScreenDraft): ScreenBody | undefined {
  if (name.trim() === "" || unit === undefined) return undefined;
  if (!playlist.every(isGoodItem) || !schedule.every(isWhole)) return undefined;
  return { name: name.trim(), unit, scene, playlist: itemsOf(playlist), schedule: schedule.map(entryOf), look };
}

function itemsOf(items: readonly DraftItem[]): PlaylistItem[] {
  return items.map(({ scene, unit, seconds }) => ({
    scene,
    ...(unit === undefined ? {} : { unit }),
    seconds: Number(seconds),
  }));
}

function entryOf({ days, from, to, isOff, items }: DraftEntry): ScheduleEntry {
  return { days: [...days], from, to, items: isOff ? "off" : itemsOf(items) };
}

/** The same list with one thing at another place; out of it nothing moves. */
export function moved<T>(list: readonly T[], index: number, by: -1 | 1): readonly T[] {
  const thing = list[index];
  if (thing === undefined || list[index + by] === undefined) return list;
  return list.toSpliced(index, 1).toSpliced(index + by, 0, thing);
}
