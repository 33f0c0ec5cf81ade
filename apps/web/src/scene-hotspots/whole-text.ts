import type { UnitHead } from "@ioc/protocol/board.ts";
import { type Language, nameIn } from "../language/language.ts";
import { hotspotWords } from "./hotspot-words.ts";

/** The word in a unit's name that says what it is: first in Vietnamese, last in English. */
const KIND =
  /^(Tỉnh|Thành phố|Huyện|Quận|Thị xã|Thị trấn|Xã|Phường|Đặc khu)(?= )|(?<= )(Province|City|District|Commune|Ward)$/u;

/** "toàn tỉnh": a unit as a whole, inside a sentence, by what its name says that it is. */
export function wholeText(language: Language, unit: UnitHead): string {
  const kind = KIND.exec(nameIn(language, unit))?.[0].toLocaleLowerCase("vi");
  const isKnown = kind !== undefined && (language === "en") === /^[a-z]+$/.test(kind);
  return hotspotWords.textOf(language, "whole", { kind: isKnown ? kind : hotspotWords.textOf(language, "unitAsKind") });
}
