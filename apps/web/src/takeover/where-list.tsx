import type { ReactElement } from "react";
import { metricText } from "../numbers/metric-text.ts";
import { formatCount } from "../numbers/number-format.ts";
import { useLanguage } from "../page/page-context.ts";
import type { AlertParts } from "./alert-parts.ts";
import { takeoverWords } from "./takeover-words.ts";

/** Where the number sits, and how it stands there. */
export function WhereList({ parts, asRate }: { readonly parts: AlertParts; readonly asRate: boolean }): ReactElement {
  const language = useLanguage();
  const { rest } = parts;
  return (
    <section className="takeover-where">
      <h3 className="title">{takeoverWords.textOf(language, parts.by === "unit" ? "where" : "whereField")}</h3>
      <ol>
        {parts.parts.map(({ key, name, count, value }) => (
          <li key={key}>
            <b className="takeover-count">{formatCount(language, count)}</b>
            <b className="takeover-name">{name}</b>
            {asRate && value !== undefined && <span className="soft">{metricText(language, value, true)}</span>}
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
