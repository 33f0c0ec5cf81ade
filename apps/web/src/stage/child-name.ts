import type { UnitHead } from "@ioc/protocol/board.ts";
import type { Language } from "../language/language.ts";
import { areaName, shortName } from "../language/short-name.ts";
import { textOf } from "../language/text.ts";
import { stageWords } from "./stage-words.ts";

type Named = Pick<UnitHead, "name" | "nameEn" | "kind">;

/**
 * How lists call a child of the board: an area by its name, a commune with its kind. The board's own unit stands among
 * its children for what it does itself.
 */
export function childName(language: Language, unit: UnitHead, code: string, child: Named, among: boolean): string {
  if (code === unit.code && among) {
    return unit.kind === "province" ? textOf(language, "provincialLevel") : stageWords.textOf(language, "ownLevel");
  }
  return child.kind === "district" ? areaName(language, child) : shortName(language, child);
}
