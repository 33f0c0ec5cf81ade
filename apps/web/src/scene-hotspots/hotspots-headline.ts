import type { Hotspots } from "@ioc/protocol/hotspots.ts";
import { fieldName } from "../language/field-name.ts";
import type { Language } from "../language/language.ts";
import { childName } from "../stage/child-name.ts";
import { type Clause, numberSlot, textSlot } from "../stage/clause.ts";
import { HOT_EXCESS } from "./heat-table.ts";
import type { HotspotKey } from "./hotspot-words.ts";

interface WorstCell {
  readonly child: string;
  readonly field: string;
  readonly overdue: number;
  readonly excess: number;
}

/**
 * Where are we late? The first rule that holds decides:
 * 1. nothing is overdue;
 * 2. somebody looks at a field: what of it is overdue;
 * 3. a cell is clearly above what its share of the work explains: the one that is farthest, with its place unless the
 *    unit is the only one;
 * 4. else nowhere stands out.
 */
export function hotspotsHeadline(hotspots: Hotspots, language: Language, looked?: string): Clause<HotspotKey> {
  const { overdue } = hotspots.measures;
  if (overdue === 0) return { key: "headlineNone", slots: {} };
  const all = numberSlot(overdue, { measure: "overdue", tone: "late" });
  if (looked !== undefined) {
    const cell = numberSlot(hotspots.fields[looked]?.overdue ?? 0, { measure: "overdue", field: looked, tone: "late" });
    const field = textSlot(sentenceStart(fieldName(language, looked)));
    return { key: "headlineField", slots: { field, cell, overdue: all } };
  }
  const worst = worstCell(hotspots);
  const child = worst && hotspots.children[worst.child];
  if (worst === undefined || child === undefined || worst.excess < HOT_EXCESS) {
    return { key: "headlineSpread", count: overdue, slots: { overdue: all } };
  }
  const field = textSlot(sentenceStart(fieldName(language, worst.field)));
  const of = { measure: "overdue", child: worst.child, field: worst.field, tone: "late" } as const;
  const cell = numberSlot(worst.overdue, of);
  const slots = { field, cell, overdue: all };
  const among = Object.keys(hotspots.children).length > 1;
  if (!among) return { key: "headlineField", slots };
  const place = textSlot(childName(language, hotspots.unit, worst.child, child, true));
  return { key: "headlineCell", slots: { ...slots, place } };
}

function worstCell({ children }: Hotspots): WorstCell | undefined {
  const cells = Object.entries(children).flatMap(([child, { fields }]) =>
    Object.entries(fields).map(([field, { overdue, expected }]) => ({
      child,
      field,
      overdue,
      excess: overdue - expected,
    })),
  );
  return cells.sort((a, b) => b.excess - a.excess || b.overdue - a.overdue || compare(a, b))[0];
}

function compare(a: WorstCell, b: WorstCell): number {
  return `${a.child}/${a.field}` < `${b.child}/${b.field}` ? -1 : 1;
}

/** The two reserved fields have names in lower case. */
function sentenceStart(words: string): string {
  return words.charAt(0).toLocaleUpperCase("vi") + words.slice(1);
}
