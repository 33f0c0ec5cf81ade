import { Fragment, type ReactElement, type ReactNode } from "react";
import { type TextKey, textParts } from "../language/text.ts";
import { useLanguage } from "../page/page-context.ts";

export interface PhraseProps {
  readonly of: TextKey;
  readonly count?: number | undefined;
  readonly slots: Readonly<Record<string, ReactNode>>;
}

/** Words of the catalog with elements in their slots. */
export function Phrase({ of, count, slots }: PhraseProps): ReactElement {
  const language = useLanguage();
  return (
    <>
      {textParts(language, of, count).map((part, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a sentence have no other identity
        <Fragment key={index}>{"text" in part ? part.text : slots[part.slot]}</Fragment>
      ))}
    </>
  );
}
