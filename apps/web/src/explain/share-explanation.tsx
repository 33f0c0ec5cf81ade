import type { Measure } from "@ioc/protocol/names.ts";
import type { ReactElement } from "react";
import { meaningWords } from "../numbers/meaning-words.ts";
import { formatCount, formatPercent } from "../numbers/number-format.ts";
import { useLanguage, useWords } from "../page/page-context.ts";
import { DossiersBehind } from "./dossiers-behind.tsx";
import { explainWords } from "./explain-words.ts";
import { ExplainedFrame } from "./explained-frame.tsx";
import type { ExplanationProps } from "./explanation.tsx";
import { NumberHistory } from "./number-history.tsx";
import { nameText } from "./number-text.ts";
import { UnitShareList } from "./unit-share-list.tsx";

interface ShareExplanationProps extends ExplanationProps {
  readonly measure: Measure;
  /** What it is a share of. */
  readonly of: Measure;
}

/** Which part of one measure another one is. */
export function ShareExplanation(props: ShareExplanationProps): ReactElement {
  const { measure, of, period, board, isPast, nameOf } = props;
  const text = useWords(explainWords);
  const language = useLanguage();
  const { unit, asOf, measures } = board;
  const value = measures[of] === 0 ? null : measures[measure] / measures[of];
  const figure = value === null ? text("none") : `${formatPercent(language, value, 1)}%`;
  const listed = { unit: unit.code, period, field: undefined, own: false, at: asOf, nameOf };
  return (
    <ExplainedFrame
      name={{ measure }}
      value={value}
      figure={figure}
      meaning={[meaningWords.textOf(language, `is_${measure}`)]}
      lines={[
        { sign: "", what: nameText(language, { measure }), value: formatCount(language, measures[measure]) },
        { sign: "÷", what: nameText(language, { measure: of }), value: formatCount(language, measures[of]) },
        { sign: "=", what: text("share"), value: figure, isResult: true },
      ]}
      board={board}
      isPast={isPast}
      history={<NumberHistory target={{ name: { measure } }} unit={unit.code} at={asOf} />}
    >
      <UnitShareList board={board} target={{ name: { measure } }} />
      <DossiersBehind {...listed} measure={measure} value={measures[measure]} />
      <DossiersBehind {...listed} measure={of} value={measures[of]} />
    </ExplainedFrame>
  );
}
