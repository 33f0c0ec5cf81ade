import type { ReactElement } from "react";
import { type TextKey, wallWords } from "../language/text.ts";
import { PhraseOf, type PhraseOfProps } from "./phrase-of.tsx";

/** The wall's own words with elements in their slots. */
export function Phrase(props: Omit<PhraseOfProps<TextKey>, "words">): ReactElement {
  return <PhraseOf words={wallWords} {...props} />;
}
