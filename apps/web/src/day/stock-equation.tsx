import type { ReactElement } from "react";
import { Count } from "../numbers/count.tsx";
import { formatCount } from "../numbers/number-format.ts";
import { useLanguage, useText } from "../page/page-context.ts";
import { Glyph } from "../stage/glyph.tsx";
import type { Picture } from "../stage/picture.ts";
import { stockParts } from "./stock-parts.ts";

/** Everything in progress as a sum that anyone can check, and to scale. */
export function StockEquation({ picture }: { picture: Picture }): ReactElement {
  const text = useText();
  const language = useLanguage();
  const { measures } = picture.board;
  const parts = stockParts(measures);
  const digits = [measures.inProgress, ...parts.map((part) => part.value)].map((value) => formatCount(language, value));
  const long = digits.join("").length > 24;
  return (
    <section className={long ? "stock stock-long" : "stock"} aria-label={text("inProgress")}>
      <div className="equation">
        <span className="term">
          <span>{text("inProgress")}</span>
          <span className="term-value">
            <Count value={measures.inProgress} measure="inProgress" label={text("inProgress")} />
          </span>
        </span>
        {parts.map((part, index) => (
          <span key={part.name} className={`term term-${part.name}${part.value === 0 ? " term-calm" : ""}`}>
            <span className="operator">{index === 0 ? "=" : "+"}</span>
            {part.glyph && <Glyph name={part.glyph} size={28} />}
            <span className="term-value">
              <Count value={part.value} measure={part.measure} more={part.more} label={text(part.name)} />
            </span>
            <span className="soft">{text(part.name)}</span>
          </span>
        ))}
      </div>
      <div className="stock-bar" aria-hidden="true">
        {parts.map((part) =>
          part.value === 0 ? null : (
            <i key={part.name} className={`stock-${part.name}`} style={{ flexGrow: part.value }} />
          ),
        )}
      </div>
    </section>
  );
}
