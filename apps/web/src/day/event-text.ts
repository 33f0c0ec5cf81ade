import type { OverviewEvent } from "@ioc/protocol/overview.ts";
import type { Language } from "../language/language.ts";
import { shortName } from "../language/short-name.ts";
import { deedText } from "./deed-text.ts";

/** "X. Quảng Nghĩa trả kết quả Hộ tịch": a unit, and what it did. */
export function eventText(event: OverviewEvent, language: Language): string {
  const unit = shortName(language, { name: event.unitName, nameEn: event.unitNameEn });
  return `${unit} ${deedText(event, language)}`;
}
