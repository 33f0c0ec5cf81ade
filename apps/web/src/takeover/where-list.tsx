import type { ReactElement } from "react";
import { metricText } from "../numbers/metric-text.ts";
import { formatCount } from "../numbers/number-format.ts";
import { useLanguage } from "../page/page-context.ts";
import type { AlertParts } from "./alert-parts.ts";
import { takeoverWords } from "./takeover-words.ts";

export interface WhereListProps {
  readonly parts: AlertParts;
  /** What the shares beside the counts are; absent: counts alone. */
  readonly rate: string | undefined;
}

/** Where the number sits, and how it stands there. */
export function WhereList({ parts, rate }: WhereListProps): ReactElement {
  const language = useLanguage();
  const { rest } = parts;
  return (
    <section className="takeover-where">
      <div className="section-head">
        <h3 className="title">{takeoverWords.textOf(language, parts.by === "unit" ? "where" : "whereField")}</h3>
        {rate !== undefined && <span className="soft">{rate}</span>}
      </div>
      <ol>
        {parts.parts.map(({ key, name, count, value }) => (
          <li key={key}>
            <b className="takeover-count">{formatCount(language, count)}</b>
            <b className="takeover-name">{name}</b>
            {rate !== undefined && value !== undefined && (
              <span className="soft">{metricText(language, value, true)}</span>
            )}
          </li>
        ))}
        {rest.places > 0 && (
          <li className="soft">
            <span className="takeover-count">{formatCount(language, rest.count)}</span>
            <span className="takeover-name">{takeoverWords.textOf(language, "rest", { count: rest.places })}</span>
          </li>
        )}
      </ol>
    </section>
  );
}
