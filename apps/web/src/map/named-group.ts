import type { Language } from "../language/language.ts";
import { areaName } from "../language/short-name.ts";
import { textOf } from "../language/text.ts";
import type { Picture } from "../stage/picture.ts";
import { type GroupOfUnits, unitsByGroup } from "../stage/unit-order.ts";

export interface NamedGroup extends GroupOfUnits {
  readonly name: string;
}

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
