import { matchesSearch } from "./fold-accents.ts";

/** A unit as far as choosing one needs it. */
export interface ChoosableUnit {
  readonly code: string;
  readonly name: string;
  readonly nameEn?: string | null | undefined;
  readonly parent?: string | null | undefined;
  readonly validTo?: string | null | undefined;
}

export interface UnitChoice {
  readonly unit: ChoosableUnit;
  /** 0 for the topmost. */
  readonly depth: number;
  /** The units above it, the topmost first. */
  readonly above: readonly ChoosableUnit[];
}

/** The units as a tree read from above, siblings by name; whoever names an unknown parent stands at the top. */
export function unitChoices(units: readonly ChoosableUnit[]): readonly UnitChoice[] {
  const known = new Set(units.map(({ code }) => code));
  const children = Map.groupBy(units, ({ parent }) => (parent != null && known.has(parent) ? parent : undefined));
  const inOrder = new Intl.Collator("vi", { numeric: true });
  const choices: UnitChoice[] = [];
  const visit = (parent: string | undefined, above: readonly ChoosableUnit[]): void => {
    const siblings = (children.get(parent) ?? []).toSorted((a, b) => inOrder.compare(a.name, b.name));
    for (const unit of siblings) {
      choices.push({ unit, depth: above.length, above });
      visit(unit.code, [...above, unit]);
    }
  };
  visit(undefined, []);
  return choices;
}

/** Those that a search means: by code, name or the English name. */
export function findUnits(choices: readonly UnitChoice[], search: string): readonly UnitChoice[] {
  if (search.trim() === "") return choices;
  return choices.filter(({ unit }) => matchesSearch(search, [unit.code, unit.name, unit.nameEn ?? ""]));
}

/** Whether a unit is, or lies below, one of some others; null stands above all. */
export function liesWithin(units: readonly ChoosableUnit[], tops: readonly (string | null)[], unit: string): boolean {
  const parents = new Map(units.map(({ code, parent }) => [code, parent ?? undefined]));
  let place: string | undefined = unit;
  // A chain that came back to where it was would never end.
  for (let steps = 0; place !== undefined && steps <= units.length; steps += 1) {
    if (tops.includes(place)) return true;
    place = parents.get(place);
  }
  return tops.includes(null);
}

/** A unit and all below it. */
export function subtreeOf(units: readonly ChoosableUnit[], top: string): readonly ChoosableUnit[] {
  const isWithin = new Set([top]);
  const choices = unitChoices(units).map(({ unit }) => unit);
  // A parent stands before its children.
  for (const { code, parent } of choices) if (parent != null && isWithin.has(parent)) isWithin.add(code);
  return choices.filter(({ code }) => isWithin.has(code));
}
