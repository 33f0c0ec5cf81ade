import type { Ranking } from "@ioc/protocol/ranking.ts";
import type { ReactElement } from "react";
import { areaName } from "../language/short-name.ts";
import { Count } from "../numbers/count.tsx";
import { formatCount } from "../numbers/number-format.ts";
import { Percent } from "../numbers/percent.tsx";
import { PhraseOf } from "../numbers/phrase-of.tsx";
import { useLanguage, useWords } from "../page/page-context.ts";
import { FittedWords } from "../stage/fitted-words.tsx";
import { singleName } from "../stage/single-name.ts";
import type { UnitPoint } from "./differing-units.ts";
import { rankingWords } from "./ranking-words.ts";

export interface DifferingListProps {
  readonly ranking: Ranking;
  /** The worst first; numbered as on the chart. */
  readonly differing: readonly UnitPoint[];
  readonly room: number;
}

/** The units that truly differ, by name, with what they did. */
export function DifferingList({ ranking, differing, room }: DifferingListProps): ReactElement {
  const words = useWords(rankingWords);
  const language = useLanguage();
  const rows = differing.length > room ? differing.slice(0, room - 1) : differing;
  return (
    <ol className="differing">
      {rows.map(({ code, unit, rate, differs }, index) => {
        const group = unit.group === code ? undefined : ranking.children[unit.group];
        const name = singleName(language, { units: ranking.units, areas: ranking.children }, code, unit);
        const area = group === undefined ? "" : areaName(language, group);
        return (
          <li key={code} className={`differing-row differing-${differs}`}>
            <b className="differing-place">{formatCount(language, index + 1)}</b>
            <span className="unit-in-area">
              <FittedWords className="differing-name" words={name} title={`${name} ${area}`} />{" "}
              <span className="soft">{area}</span>
            </span>
            <span className="soft">
              <PhraseOf
                words={rankingWords}
                of="lateOf"
                slots={{
                  late: (
                    <Count
                      value={unit.resolvedLate}
                      measure="resolvedLate"
                      unit={code}
                      of="month"
                      path={`ranking/units/${code}/resolvedLate`}
                    />
                  ),
                  resolved: (
                    <Count
                      value={unit.resolved}
                      measure="resolved"
                      unit={code}
                      of="month"
                      path={`ranking/units/${code}/resolved`}
                    />
                  ),
                }}
              />
            </span>
            <b className="differing-rate">
              <Percent
                rate="onTime"
                of={{ numerator: unit.resolved - unit.resolvedLate, denominator: unit.resolved, value: rate }}
                unit={code}
                period="month"
                fractionDigits={1}
              />
            </b>
            <span className="unseen">{words(differs ?? "commonRate")}</span>
          </li>
        );
      })}
      {differing.length > rows.length && (
        <li className="differing-row soft">{words("moreDiffering", { count: differing.length - rows.length })}</li>
      )}
    </ol>
  );
}
