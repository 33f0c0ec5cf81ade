import type { Overview } from "@ioc/protocol/overview.ts";
import type { ReactElement } from "react";
import { nameIn } from "../language/language.ts";
import { useAsked } from "../live/use-asked.ts";
import { meaningWords } from "../numbers/meaning-words.ts";
import { formatCount } from "../numbers/number-format.ts";
import { useLanguage, usePage, useWords } from "../page/page-context.ts";
import { DossiersBehind } from "./dossiers-behind.tsx";
import { explainWords } from "./explain-words.ts";
import { ExplainedFrame } from "./explained-frame.tsx";
import type { ExplanationProps } from "./explanation.tsx";
import { nameText } from "./number-text.ts";
import { PartList } from "./part-list.tsx";
import { tilesOf } from "./tiles-of.ts";

/** The open dossiers of units whose lines are silent now: their numbers are those they told last. */
export function SilentExplanation({ target, period, board, isPast, nameOf }: ExplanationProps): ReactElement {
  const text = useWords(explainWords);
  const language = useLanguage();
  const { unit, asOf } = board;
  const asked = useAsked<Overview>("overview", { unit: unit.code, at: asOf }, usePage().token.read());
  if (asked.kind !== "there") return <p>{text("loading")}</p>;
  const units = tilesOf(asked.answer, target.except).filter(
    ({ code, tile }) => tile.state === "stale" && target.exceptOwn?.includes(code) !== true,
  );
  const value = units.reduce((sum, { tile }) => sum + tile.inProgress, 0);
  const name = { measure: "inProgress" } as const;
  return (
    <ExplainedFrame
      name={name}
      value={value}
      figure={formatCount(language, value)}
      meaning={[text("isSilent"), meaningWords.textOf(language, "is_inProgress")]}
      lines={[
        {
          sign: "=",
          what: text("silentSum", { count: units.length }),
          value: formatCount(language, value),
          isResult: true,
        },
      ]}
      board={board}
      isPast={isPast}
      history={text("noHistory_lines")}
    >
      <PartList
        title={text("units")}
        parts={units
          .sort((a, b) => b.tile.inProgress - a.tile.inProgress)
          .map(({ code, tile }) => ({
            key: code,
            what: nameIn(language, tile),
            figure: formatCount(language, tile.inProgress),
            value: tile.inProgress,
            opens: { name, unit: code, own: true },
          }))}
      />
      <DossiersBehind
        unit={unit.code}
        measure="inProgress"
        title={`${nameText(language, name)}, ${text("state_stale")}`}
        period={period}
        field={undefined}
        own={false}
        silent={true}
        except={target.except}
        exceptOwn={target.exceptOwn}
        at={asOf}
        value={value}
        nameOf={nameOf}
      />
    </ExplainedFrame>
  );
}
