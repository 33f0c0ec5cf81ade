import type { Overview } from "@ioc/protocol/overview.ts";
import type { ReactElement } from "react";
import { nameIn } from "../language/language.ts";
import { useAsked } from "../live/use-asked.ts";
import { civilTimeOf, timeOrDate } from "../numbers/civil-time.ts";
import { formatCount } from "../numbers/number-format.ts";
import type { NumberSum } from "../page/drill-store.ts";
import { useLanguage, usePage, useWords } from "../page/page-context.ts";
import { explainWords } from "./explain-words.ts";
import { ExplainedFrame } from "./explained-frame.tsx";
import type { ExplanationProps } from "./explanation.tsx";
import { PartList } from "./part-list.tsx";
import { tilesOf } from "./tiles-of.ts";

const STATES = ["live", "quiet", "stale", "never"] as const;

interface UnitsExplanationProps extends ExplanationProps {
  readonly sum: Extract<NumberSum, { kind: "units" }>;
}

/** How many units have their line in some states, and which: a number of lines, behind which no dossiers stand. */
export function UnitsExplanation({ target, sum, board, isPast }: UnitsExplanationProps): ReactElement {
  const text = useWords(explainWords);
  const language = useLanguage();
  const asked = useAsked<Overview>("overview", { unit: board.unit.code, at: board.asOf }, usePage().token.read());
  if (asked.kind !== "there") return <p>{text("loading")}</p>;
  const overview = asked.answer;
  const known = tilesOf(overview, target.except).map(({ code, tile }) => ({
    code,
    ...tile,
    lastEventAt: tile.lastEventAt ?? undefined,
  }));
  // The board's own unit has no tile while it has no numbers, but it counts as one that never sent.
  const hasOwn = target.except?.includes(board.unit.code) !== true;
  const isMissing =
    hasOwn && board.freshness.never > Object.values(overview.tiles).filter(({ state }) => state === "never").length;
  const own = { ...board.unit, state: "never" as const, lastEventAt: undefined };
  const units = isMissing ? [...known, own] : known;
  const count = (states: readonly string[]): number => units.filter(({ state }) => states.includes(state)).length;
  const value = count(sum.states);
  const today = civilTimeOf(board.asOf).date;
  return (
    <ExplainedFrame
      value={value}
      figure={formatCount(language, value)}
      meaning={[text("isUnits"), text("isUnits_states")]}
      lines={STATES.filter((state) => sum.states.includes(state))
        .map((state, index) => ({
          sign: index === 0 ? "" : "+",
          what: text(`line_${state}`),
          value: formatCount(language, count([state])),
          isResult: false,
        }))
        .concat({ sign: "=", what: text("unitsSum"), value: formatCount(language, value), isResult: true })}
      board={board}
      isPast={isPast}
      history={text("noHistory_lines")}
    >
      <PartList
        title={text("unitsCounted")}
        parts={units
          .filter(({ state }) => sum.states.includes(state))
          .sort(
            (a, b) => Date.parse(a.lastEventAt ?? "") - Date.parse(b.lastEventAt ?? "") || (a.code < b.code ? -1 : 1),
          )
          .map((unit) => ({
            key: unit.code,
            what: nameIn(language, unit),
            figure: unit.lastEventAt === undefined ? text("state_never") : timeOrDate(unit.lastEventAt, today),
            value: 1,
          }))}
      />
      <p>{text("noDossiers_units")}</p>
    </ExplainedFrame>
  );
}
