import type { Language } from "../language/language.ts";
import { areaName } from "../language/short-name.ts";
import { textOf } from "../language/text.ts";
import type { Picture } from "../stage/picture.ts";
import { type GroupOfUnits, unitsByGroup } from "../stage/unit-order.ts";

export interface NamedGroup extends GroupOfUnits {
  readonly name: string;
}

/** A group stands out when its overdue share is this many times the whole's, and it is not about a handful. */
const OUTSTANDING = { times: 1.5, least: 10 } as const;

export function namedGroups(picture: Picture, language: Language): readonly NamedGroup[] {
  const groups = unitsByGroup(picture.overview);
  return groups.map((group) => ({ ...group, name: groupName(picture, group, groups.length > 1, language) }));
}

/** The group of the unit itself holds its departments: for a province, "Cấp tỉnh". */
function groupName(picture: Picture, group: GroupOfUnits, among: boolean, language: Language): string {
  const { code, kind } = picture.overview.unit;
  const provincial = among && group.code === code && kind === "province";
  return provincial ? textOf(language, "provincialLevel") : areaName(language, group.group);
}

export function isOutstanding(picture: Picture, { group }: GroupOfUnits): boolean {
  const { overdue, inProgress } = group.measures;
  const whole = picture.board.measures;
  if (overdue < OUTSTANDING.least || whole.inProgress === 0 || inProgress === 0) return false;
  return overdue / inProgress >= (OUTSTANDING.times * whole.overdue) / whole.inProgress;
}
