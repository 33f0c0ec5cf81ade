import type { ReactElement } from "react";
import { Count } from "../numbers/count.tsx";
import { Percent } from "../numbers/percent.tsx";
import { PhraseOf } from "../numbers/phrase-of.tsx";
import { useLanguage } from "../page/page-context.ts";
import { Headline } from "../stage/headline.tsx";
import type { SceneProps } from "../stage/scene-definition.ts";
import { StaleNote } from "../stage/stale-note.tsx";
import { DueDays } from "./due-days.tsx";
import { HeatMap } from "./heat-map.tsx";
import { hotspotWords } from "./hotspot-words.ts";
import { hotspotsHeadline } from "./hotspots-headline.ts";
import { LargestHotspots } from "./largest-hotspots.tsx";
import { LateAges } from "./late-ages.tsx";
import { LateProcedures } from "./late-procedures.tsx";
import { wholeText } from "./whole-text.ts";
import "./hotspots.css";
import "./heat.css";
import "./outlook.css";
import "./hotspots-phone.css";

/** Where are we late, and what will be late next? */
export function HotspotsScene({ picture, documents, lost, field }: SceneProps<"hotspots">): ReactElement {
  const language = useLanguage();
  const { hotspots } = documents;
  const { overdue, inProgress } = hotspots.measures;
  return (
    <>
      <Headline words={hotspotWords} clause={hotspotsHeadline(hotspots, language, field)}>
        <span>
          {overdue === 0 ? (
            <PhraseOf
              words={hotspotWords}
              of="noteNone"
              count={inProgress}
              slots={{ inProgress: <Count value={inProgress} measure="inProgress" /> }}
            />
          ) : (
            <PhraseOf
              words={hotspotWords}
              of="noteExpected"
              slots={{
                whole: wholeText(language, hotspots.unit),
                share: <Percent rate="overdueShare" of={picture.board.rates.overdueShare} fractionDigits={2} />,
              }}
            />
          )}
        </span>
        <StaleNote picture={picture} lost={lost} />
      </Headline>
      <HeatMap hotspots={hotspots} field={field} />
      <LargestHotspots hotspots={hotspots} overview={picture.overview} />
      <LateProcedures procedures={hotspots.procedures} />
      <LateAges ageing={hotspots.ageing} />
      <DueDays hotspots={hotspots} />
    </>
  );
}
