import type { Directive } from "@ioc/protocol/directives.ts";
import { fieldName } from "../language/field-name.ts";
import type { Language } from "../language/language.ts";
import { numberNames } from "../numbers/number-names.ts";
import { directiveWords } from "./directive-words.ts";

/** What number a directive is about. */
export interface NumberMeant {
  readonly field: Directive["field"] | undefined;
  readonly measure: Directive["measure"] | undefined;
}

/** What number a directive is about, in words: "Quá hạn, lĩnh vực Đất đai"; undefined: none in particular. */
export function aboutText(language: Language, { field, measure }: NumberMeant): string | undefined {
  const what = measure == null ? undefined : numberNames.textOf(language, `name_${measure}`);
  if (field == null) return what;
  const name = fieldName(language, field);
  return what === undefined ? name : directiveWords.textOf(language, "aboutField", { measure: what, field: name });
}
