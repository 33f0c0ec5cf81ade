import type { OverviewTile } from "@ioc/protocol/overview.ts";
import type { Language } from "../language/language.ts";
import { areaName, shortName } from "../language/short-name.ts";
import { textOf } from "../language/text.ts";
import { civilTimeOf, timeOrDate } from "../numbers/civil-time.ts";
import { type Clause, numberSlot, textSlot } from "../stage/clause.ts";
import type { GlyphName } from "../stage/glyph.tsx";
import type { Picture } from "../stage/picture.ts";
import { unitsIn } from "../stage/units-in.ts";

/** One line on whether the numbers are true: what, who, since when, what it means for the numbers. */
export interface SignalLine {
  /** "lost", "never", "due", "incomplete", "well"; of an alert its rule. */
  readonly kind: string;
  /** What it is known by among lines of its kind. */
  readonly key?: string;
  readonly glyph: GlyphName;
  readonly tone: "son" | "vang" | "ink" | "ink2";
  readonly what: string;
  readonly who: Clause;
  readonly since: string;
  readonly meaning: string;
}

type Named = Parameters<typeof shortName>[1];

const MOST_NAMES = 3;

/** The lines by rank, at most `most`: silence first, because it makes every other number doubtful. */
export function signalLines(picture: Picture, language: Language, most: number): readonly SignalLine[] {
  const tiles = Object.values(picture.overview.tiles);
  const stale = tiles.filter((tile) => tile.state === "stale").sort(byLastEvent);
  const silent = tiles.filter((tile) => tile.state === "never");
  const { freshness } = picture.board;
  // The board's own unit has no tile while it has no numbers, but it counts as one that never sent.
  const never: readonly Named[] = freshness.never > silent.length ? [...silent, picture.overview.unit] : silent;
  const lines = [
    lostLine(stale, picture, language),
    dueLine(picture, language),
    neverLine(never, language),
    incompleteLine(picture, language),
    freshness.stale + freshness.never === 0 ? wellLine(language) : undefined,
  ];
  return lines.filter((line) => line !== undefined).slice(0, most);
}

function lostLine(stale: readonly OverviewTile[], picture: Picture, language: Language): SignalLine | undefined {
  const longest = stale[0];
  if (longest === undefined) return undefined;
  const unit = textSlot(shortName(language, longest));
  return {
    kind: "lost",
    glyph: "lost",
    tone: "vang",
    what: textOf(language, "signalLost"),
    who:
      stale.length === 1
        ? { key: "lostOne", slots: { unit } }
        : {
            key: "lostMany",
            count: stale.length,
            slots: { count: numberSlot(stale.length, { more: unitsIn("stale") }), unit },
          },
    since: longest.lastEventAt
      ? textOf(language, "lastHeard", { time: timeOrDate(longest.lastEventAt, picture.today) })
      : "",
    meaning: commonParent(stale, picture, language) ?? textOf(language, "keptNotZero"),
  };
}

/** Where most of the silent units lie under few groups, the fault is likely theirs: it names them. */
function commonParent(stale: readonly OverviewTile[], picture: Picture, language: Language): string | undefined {
  if (stale.length < 6) return undefined;
  const counts = new Map<string, number>();
  for (const tile of stale) counts.set(tile.group, (counts.get(tile.group) ?? 0) + 1);
  const largest = [...counts].sort(([, a], [, b]) => b - a).slice(0, MOST_NAMES);
  const held = largest.reduce((sum, [, count]) => sum + count, 0);
  if (held < stale.length * 0.6) return undefined;
  return largest
    .flatMap(([code]) => picture.overview.groups[code] ?? [])
    .map((group) => areaName(language, group))
    .join(", ");
}

function neverLine(never: readonly Named[], language: Language): SignalLine | undefined {
  if (never.length === 0) return undefined;
  // Two names fit when nothing follows them, else one.
  const named = never.length <= 2 ? never.length : 1;
  const names = never
    .slice(0, named)
    .map((tile) => shortName(language, tile))
    .join(", ");
  const all = numberSlot(never.length, { more: unitsIn("never") });
  return {
    kind: "never",
    glyph: "never",
    tone: "ink",
    what: textOf(language, "signalNever"),
    who:
      never.length === named
        ? { key: "lostOne", slots: { unit: textSlot(names) } }
        : { key: "someNever", count: never.length, slots: { names: textSlot(names), count: all } },
    since: "",
    meaning: textOf(language, "neverNote"),
  };
}

function dueLine(picture: Picture, language: Language): SignalLine | undefined {
  const { dueToday } = picture.board.measures;
  const { closesAt } = picture.overview.today;
  if (dueToday === 0 || !closesAt || picture.stage === "closed") return undefined;
  return {
    kind: "due",
    glyph: "soon",
    tone: "vang",
    what: textOf(language, "signalDue"),
    who: { key: "dueTodayCount", count: dueToday, slots: { dueToday: numberSlot(dueToday, { measure: "dueToday" }) } },
    since: textOf(language, "dueByClose", { time: civilTimeOf(closesAt).minute }),
    meaning: "",
  };
}

function incompleteLine(picture: Picture, language: Language): SignalLine | undefined {
  const { orphans } = picture.board.measures;
  if (orphans === 0) return undefined;
  return {
    kind: "incomplete",
    glyph: "open",
    tone: "ink",
    what: textOf(language, "signalIncomplete"),
    who: { key: "incompleteCount", count: orphans, slots: { orphans: numberSlot(orphans, { measure: "orphans" }) } },
    since: "",
    meaning: textOf(language, "incompleteNote"),
  };
}

function wellLine(language: Language): SignalLine {
  return {
    kind: "well",
    glyph: "met",
    tone: "ink2",
    what: textOf(language, "signalWell"),
    who: { key: "allHeard", slots: {} },
    since: "",
    meaning: "",
  };
}

function byLastEvent(a: OverviewTile, b: OverviewTile): number {
  return Date.parse(a.lastEventAt ?? "") - Date.parse(b.lastEventAt ?? "") || a.order - b.order;
}
