import type { Playlist } from "@ioc/protocol/screen-playlist.ts";
import type { ScreenBody } from "@ioc/protocol/screens.ts";
import type { ScreenProgramme, StoredItem } from "../screens/screen-programme.ts";
import type { NamedUnit } from "./units-within.ts";

type ProgrammeBody = Pick<ScreenBody, "playlist" | "schedule" | "look">;

/** What a body chooses for a screen; of what it leaves off, what there was before. */
export function chosenProgramme(
  { playlist, schedule, look }: ProgrammeBody,
  before: ScreenProgramme,
  idOf: (code: string) => number,
): ScreenProgramme {
  const stored = (items: Playlist): StoredItem[] =>
    items.map(({ unit, ...item }) => ({ ...item, unit: unit === undefined ? null : idOf(unit) }));
  return {
    playlist: playlist === undefined ? before.playlist : stored(playlist),
    schedule:
      schedule?.map((entry) => ({ ...entry, items: entry.items === "off" ? entry.items : stored(entry.items) })) ??
      before.schedule,
    look: look ?? before.look,
  };
}

/** The units that it names, all of which have to lie in the subtree of the screen's. */
export function unitsNamedIn({ playlist, schedule }: ProgrammeBody): NamedUnit[] {
  return [
    ...namedIn(playlist ?? [], "playlist"),
    ...(schedule ?? []).flatMap(({ items }, entry) =>
      items === "off" ? [] : namedIn(items, `schedule.${entry}.items`),
    ),
  ];
}

function namedIn(items: Playlist, path: string): NamedUnit[] {
  return items.flatMap(({ unit }, index) =>
    unit === undefined ? [] : [{ path: `${path}.${index}.unit`, code: unit }],
  );
}
