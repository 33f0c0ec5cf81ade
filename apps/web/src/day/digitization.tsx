import type { ReactElement } from "react";
import { judgeRate } from "../numbers/judge-rate.ts";
import { formatTarget } from "../numbers/number-format.ts";
import { Percent } from "../numbers/percent.tsx";
import { useLanguage, useText } from "../page/page-context.ts";
import type { Picture } from "../stage/picture.ts";
import { TableTwin } from "../stage/table-twin.tsx";

const RATES = ["componentsDigitized", "resultsDigitized", "resultsSigned"] as const;

/** How much of today's work is on file, against the targets. */
export function Digitization({ picture }: { picture: Picture }): ReactElement {
  const text = useText();
  const language = useLanguage();
  const { rates } = picture.board;
  const { targets } = picture.overview;
  const someTarget = RATES.some((rate) => targets[rate]);
  return (
    <section className="digitization">
      <div className="section-head">
        <h2 className="title">{text("digitization")}</h2>
        {someTarget && <span className="soft">{text("marksAreTargets")}</span>}
      </div>
      {RATES.map((rate) => (
        <DigitizationRow key={rate} rate={rate} picture={picture} />
      ))}
      <TableTwin
        caption={text("digitization")}
        head={[text("digitization"), text("rate"), text("target")]}
        rows={RATES.map((rate) => ({
          key: rate,
          cells: [
            text(rate),
            <Percent key="rate" rate={rate} of={rates[rate]} fractionDigits={1} />,
            targets[rate] ? formatTarget(language, targets[rate].value) : text("noTarget"),
          ],
        }))}
      />
    </section>
  );
}

function DigitizationRow({ rate, picture }: { rate: (typeof RATES)[number]; picture: Picture }): ReactElement {
  const text = useText();
  const of = picture.board.rates[rate];
  const target = picture.overview.targets[rate];
  const judgement = judgeRate(of, target);
  return (
    <div className="digit-row">
      <span>{text(rate)}</span>
      <span className="digit-bar" aria-hidden="true">
        <i
          className={judgement === "met" ? "digit-met" : "digit-value"}
          style={{ width: `${(of.value ?? 0) * 100}%` }}
        />
        {target && <i className="digit-target" style={{ left: `${target.value * 100}%` }} />}
      </span>
      <b>
        <Percent rate={rate} of={of} fractionDigits={1} bars={target ? [target.value] : []} />
      </b>
    </div>
  );
}
