import { Fragment, type ReactElement } from "react";
import { wallWords } from "../language/text.ts";
import { Count } from "../numbers/count.tsx";
import { useLanguage, useText } from "../page/page-context.ts";
import { ClauseText } from "../stage/clause-text.tsx";
import type { Picture } from "../stage/picture.ts";
import { heroSentence } from "./hero-sentence.ts";

/** By the number of digits, from three on. */
const SIZES = ["large", "medium", "small", "tiny"] as const;

/** Are we late? The number is the first word of the sentence. */
export function Hero({ picture, lost }: { picture: Picture; lost: boolean }): ReactElement {
  const language = useLanguage();
  const text = useText();
  const sentence = heroSentence(picture, language, lost);
  const digits = String(sentence.value).length;
  const size = SIZES[Math.min(digits, 6) - 3] ?? "large";
  const calm = sentence.measure !== "overdue" || sentence.value === 0;
  const head = text(sentence.head, { count: sentence.value });
  return (
    <section className="hero" aria-label={head}>
      <div className={`hero-number hero-${size}${calm ? " hero-calm" : ""}`}>
        <Count value={sentence.value} measure={sentence.measure} label={head} />
      </div>
      <div className="hero-words">
        <h2>{head}</h2>
        <p>
          {sentence.clauses.map((clause) => (
            <Fragment key={clause.key}>
              <ClauseText words={wallWords} clause={clause} />{" "}
            </Fragment>
          ))}
        </p>
      </div>
    </section>
  );
}
