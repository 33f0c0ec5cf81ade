import { Fragment, type ReactElement, type ReactNode } from "react";
import type { Words } from "../language/words.ts";
import { useLanguage } from "../page/page-context.ts";

export interface PhraseOfProps<Key extends string> {
  readonly words: Words<Key>;
  readonly of: Key;
  readonly count?: number | undefined;
  readonly slots: Readonly<Record<string, ReactNode>>;
}

/** Words of a catalog with elements in their slots. */
export function PhraseOf<Key extends string>({ words, of, count, slots }: PhraseOfProps<Key>): ReactElement {
  const language = useLanguage();
  return (
    <>
      {words.textParts(language, of, count).map((part, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a sentence have no other identity
        <Fragment key={index}>{"text" in part ? part.text : slots[part.slot]}</Fragment>
      ))}
    </>
  );
}
