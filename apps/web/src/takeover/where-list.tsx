import type { Alert } from "@ioc/protocol/alerts.ts";
import type { Measure, Rate } from "@ioc/protocol/names.ts";
import type { ReactElement } from "react";
import { metricText } from "../numbers/metric-text.ts";
import { NumberButton } from "../numbers/number-button.tsx";
import { formatCount } from "../numbers/number-format.ts";
import type { DrillTarget } from "../page/drill-store.ts";
import { useLanguage } from "../page/page-context.ts";
import type { AlertParts } from "./alert-parts.ts";
import { takeoverWords } from "./takeover-words.ts";

export interface WhereListProps {
  readonly alert: Alert;
  readonly parts: AlertParts;
  /** What the shares beside the counts are; absent: counts alone. */
  readonly rate: string | undefined;
}

/** Where the number sits, and how it stands there; what there is of it in a place explains itself, a rate with what it is made of. */
export function WhereList({ alert, parts, rate }: WhereListProps): ReactElement {
  const language = useLanguage();
  const { rest, by } = parts;
  const period = alert.period === "today" ? undefined : alert.period;
  const keys = parts.parts.map(({ key }) => key);
  const shown = by === "unit" ? { except: keys } : { exceptField: keys };
  const others: Partial<DrillTarget> = { unit: alert.unit, period, ...shown };

  function placeOf(key: string): Partial<DrillTarget> {
    return by === "unit" ? { unit: key, own: key === alert.unit, period } : { unit: alert.unit, field: key, period };
  }

  function part(of: Partial<DrillTarget>, value: number): ReactElement {
    const name = rate === undefined ? { measure: alert.metric as Measure } : { rate: alert.metric as Rate };
    return (
      <NumberButton name={name} of={{}} more={of} className="count" data={{ "data-value": value }}>
        {metricText(language, value, rate !== undefined)}
      </NumberButton>
    );
  }

  return (
    <section className="takeover-where">
      <div className="section-head">
        <h3 className="title">{takeoverWords.textOf(language, parts.by === "unit" ? "where" : "whereField")}</h3>
        {rate !== undefined && <span className="soft">{rate}</span>}
      </div>
      <ol>
        {parts.parts.map(({ key, name, count, value }) => (
          <li key={key}>
            <b className="takeover-count">
              {rate === undefined ? part(placeOf(key), count) : formatCount(language, count)}
            </b>
            <b className="takeover-name">{name}</b>
            {rate !== undefined && value !== undefined && <span className="soft">{part(placeOf(key), value)}</span>}
          </li>
        ))}
        {rest.places > 0 && (
          <li className="soft">
            <span className="takeover-count">
              {rate === undefined ? part(others, rest.count) : formatCount(language, rest.count)}
            </span>
            <span className="takeover-name">{takeoverWords.textOf(language, "rest", { count: rest.places })}</span>
          </li>
        )}
      </ol>
    </section>
  );
}
