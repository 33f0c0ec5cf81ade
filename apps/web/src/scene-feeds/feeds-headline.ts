import type { Language } from "../language/language.ts";
import { areaName, shortName } from "../language/short-name.ts";
import { textOf } from "../language/text.ts";
import { timeOrDate } from "../numbers/civil-time.ts";
import { type Clause, numberSlot, textSlot } from "../stage/clause.ts";
import type { Picture } from "../stage/picture.ts";
import { unitsIn } from "../stage/units-in.ts";
import type { FeedsKey } from "./feeds-words.ts";
import { groupTarget } from "./group-target.ts";
import { type SilentUnit, silentUnits } from "./silent-units.ts";

/** From so many silent units on, a parent that most of them share is the likely fault. */
const COMMON = { least: 4, share: 0.6 } as const;

/**
 * Which lines are silent? The first rule that holds decides:
 * 1. all are heard;
 * 2. nobody fell silent, but some never sent;
 * 3. one fell silent: which, since when;
 * 4. most that fell silent hang on one parent, and not all units do: how many, and which parent;
 * 5. else: how many, the longest, since when.
 */
export function feedsHeadline(
  picture: Pick<Picture, "board" | "overview" | "today">,
  language: Language,
): Clause<FeedsKey> {
  const { units, never } = picture.board.freshness;
  const stale = silentUnits(picture).filter(({ state }) => state === "stale");
  const [longest] = stale;
  if (longest === undefined && never === 0) {
    return {
      key: "headlineAll",
      count: units,
      slots: {
        units: numberSlot(units, { path: "board/freshness/units", more: unitsIn("live", "quiet", "stale", "never") }),
      },
    };
  }
  if (longest === undefined) {
    const slots = { never: numberSlot(never, { path: "board/freshness/never", more: unitsIn("never") }) };
    return { key: "headlineNever", count: never, slots };
  }
  const unit = textSlot(shortName(language, longest.named));
  const since = textSlot(timeOrDate(longest.lastEventAt ?? "", picture.today));
  if (stale.length === 1) return { key: "headlineOne", slots: { unit, since } };
  const count = numberSlot(stale.length, { path: "board/freshness/stale", more: unitsIn("stale") });
  const common = commonParent(stale, picture);
  if (common !== undefined) {
    const here = groupTarget(
      [common.group],
      Object.keys(picture.overview.groups).filter((code) => code !== common.group),
      picture.overview,
    );
    const place = textSlot(placeName(common.group, picture, language));
    return {
      key: "headlineParent",
      slots: { here: numberSlot(common.count, { more: { ...here, ...unitsIn("stale") } }), stale: count, place },
    };
  }
  return { key: "headlineStale", count: stale.length, slots: { stale: count, unit, since } };
}

function commonParent(
  stale: readonly SilentUnit[],
  { overview }: Pick<Picture, "overview">,
): { group: string; count: number } | undefined {
  if (stale.length < COMMON.least || Object.keys(overview.groups).length < 2) return undefined;
  const counts = new Map<string, number>();
  for (const { code, group } of stale) counts.set(group ?? code, (counts.get(group ?? code) ?? 0) + 1);
  const [most] = [...counts].sort(([, a], [, b]) => b - a);
  if (most === undefined || most[1] < stale.length * COMMON.share) return undefined;
  return { group: most[0], count: most[1] };
}

function placeName(code: string, { overview }: Pick<Picture, "overview">, language: Language): string {
  if (code === overview.unit.code && overview.unit.kind === "province") return textOf(language, "provincialLevel");
  const group = overview.groups[code] ?? overview.tiles[code];
  return group === undefined ? code : areaName(language, group);
}
