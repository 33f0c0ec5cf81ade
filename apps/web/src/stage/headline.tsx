import type { ReactElement, ReactNode } from "react";
import type { Words } from "../language/words.ts";
import { useLanguage } from "../page/page-context.ts";
import type { Clause } from "./clause.ts";
import { ClauseText } from "./clause-text.tsx";
import { clauseWords } from "./clause-words.ts";
import "../styles/scene.css";

/** Characters that stand in one line of the wall at each size. */
const SIZES = [
  { most: 52, name: "large" },
  { most: 64, name: "medium" },
  { most: 80, name: "small" },
] as const;

export interface HeadlineProps<Key extends string> {
  readonly words: Words<Key>;
  readonly clause: Clause<Key>;
  /** What makes the sentence understood, below it. */
  readonly children: ReactNode;
}

/** The answer to a scene's question in one sentence, as large as it fits. */
export function Headline<Key extends string>({ words, clause, children }: HeadlineProps<Key>): ReactElement {
  const language = useLanguage();
  const { length } = clauseWords(words, language, clause);
  const size = SIZES.find(({ most }) => length <= most)?.name ?? "two-lines";
  return (
    <section className={`headline headline-${size}`}>
      <h2>
        <ClauseText words={words} clause={clause} />
      </h2>
      <p>{children}</p>
    </section>
  );
}
