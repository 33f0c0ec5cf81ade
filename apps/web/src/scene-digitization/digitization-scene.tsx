import type { ReactElement } from "react";
import { formatDate, formatDayOfYear } from "../numbers/civil-time.ts";
import { Count } from "../numbers/count.tsx";
import { PhraseOf } from "../numbers/phrase-of.tsx";
import { useLanguage, useWords } from "../page/page-context.ts";
import { Headline } from "../stage/headline.tsx";
import type { SceneProps } from "../stage/scene-definition.ts";
import { StaleNote } from "../stage/stale-note.tsx";
import { digitalHeadline } from "./digital-headline.ts";
import { farthestBelow, type JudgedRate, judgedRates } from "./digital-rates.ts";
import { digitalWords } from "./digital-words.ts";
import { UnitTable } from "./unit-table.tsx";
import { WholeRate } from "./whole-rate.tsx";
import "./digitization.css";
import "./digitization-phone.css";

/** How much of the work is on file and online, against what was promised? */
export function DigitizationScene({ picture, documents, lost }: SceneProps<"month">): ReactElement {
  const words = useWords(digitalWords);
  const language = useLanguage();
  const { month } = documents;
  const { targets } = picture.overview;
  const judged = judgedRates(month.rates, targets);
  const counted = judged.filter(({ judgement }) => judgement === "met" || judgement === "missed");
  const met = counted.filter(({ judgement }) => judgement === "met");
  const { received, resolved } = month.measures;
  return (
    <>
      <Headline words={digitalWords} clause={digitalHeadline(month, targets, language)}>
        <span>
          <PhraseOf
            words={digitalWords}
            of="note"
            slots={{
              from: formatDayOfYear(month.period.from),
              to: formatDate(month.period.to),
              received: <Count value={received} measure="received" of="month" />,
              resolved: <Count value={resolved} measure="resolved" of="month" />,
            }}
          />
        </span>
        {counted.length > 0 && (
          <span>
            <PhraseOf
              words={digitalWords}
              of="noteMet"
              slots={{ met: <Judged judgement="met" of={met} />, judged: <Judged judgement="any" of={counted} /> }}
            />
          </span>
        )}
        <StaleNote picture={picture} lost={lost} />
      </Headline>
      <section className="block whole-rates">
        <div className="section-head">
          <h2 className="title">{words("wholeTitle")}</h2>
          {judged.some(({ target }) => target !== undefined) && (
            <span className="soft">{words("marksAreTargets")}</span>
          )}
        </div>
        <ul>
          {judged.map((one) => (
            <WholeRate key={one.rate} judged={one} today={picture.board.rates[one.rate]} />
          ))}
        </ul>
      </section>
      <UnitTable month={month} targets={targets} focus={farthestBelow(judged)?.rate ?? "componentsDigitized"} />
    </>
  );
}

function Judged({ judgement, of }: { judgement: "met" | "any"; of: readonly JudgedRate[] }): ReactElement {
  const rates = of.map(({ rate }) => rate);
  return <Count value={rates.length} of="month" more={{ sum: { kind: "judged", judgement, rates } }} />;
}
