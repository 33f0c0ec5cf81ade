import type { Board } from "@ioc/protocol/board.ts";
import { type ReactElement, useState } from "react";
import { nameIn } from "../language/language.ts";
import { formatCount } from "../numbers/number-format.ts";
import type { DrillTarget } from "../page/drill-store.ts";
import { useDrill, useLanguage, useWords } from "../page/page-context.ts";
import { Glyph } from "../stage/glyph.tsx";
import { explainWords } from "./explain-words.ts";
import { standsAlone } from "./explained-number.ts";
import { valueText } from "./number-text.ts";
import { unitShares } from "./unit-shares.ts";
import { useShownFirst } from "./use-shown-first.ts";

/** The units that a number is made of; each opens the same number of its own. */
export function UnitShareList({ board, target }: { board: Board; target: DrillTarget }): ReactElement {
  const text = useWords(explainWords);
  const language = useLanguage();
  const open = useDrill((state) => state.open);
  const [isLong, setLong] = useState(false);
  const { name, period } = target;
  const shares = unitShares(board, name);
  const shownFirst = useShownFirst();
  const shown = isLong ? shares : shares.slice(0, shownFirst);
  const rest = shares.slice(shown.length);
  const sum = rest.reduce((total, { value }) => total + (value ?? 0), 0);
  return (
    <section className="explain-units">
      <h3>{text("units")}</h3>
      {shares.length === 0 && <p>{text(standsAlone(board) ? "noUnits" : "noShares")}</p>}
      <ol>
        {shown.map(({ code, state, value, own, ...names }) => (
          <li key={code}>
            <button type="button" onClick={() => open({ name, unit: code, own, period })}>
              <span>
                {own ? text("itself", { unit: nameIn(language, names) }) : nameIn(language, names)}
                {(state === "stale" || state === "never") && (
                  <small>
                    <Glyph name={state === "stale" ? "lost" : "never"} size={16} /> {text(`state_${state}`)}
                  </small>
                )}
              </span>
              <b data-share={code} data-value={value ?? ""}>
                {valueText(language, name, value)}
              </b>
            </button>
          </li>
        ))}
      </ol>
      {rest.length > 0 && (
        <button type="button" className="explain-more" onClick={() => setLong(true)}>
          {"measure" in name
            ? text("moreUnits", { count: rest.length, sum: formatCount(language, sum) })
            : text("moreUnitsRate", { count: rest.length })}
        </button>
      )}
    </section>
  );
}
