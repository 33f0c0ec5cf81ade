import type { Measures } from "@ioc/protocol/board.ts";
import { type KeyboardEvent, type ReactElement, type ReactNode, useRef } from "react";
import { useDeskLanguage, useWords } from "../desk/desk-context.ts";
import { formatCount } from "../numbers/number-format.ts";
import { Glyph, type GlyphName } from "../stage/glyph.tsx";
import { todayWords } from "./today-words.ts";
import { TODAY_LISTS, type TodayListName } from "./use-today-list.ts";

export interface TodayTabsProps {
  /** The board's: a tab's number is the measure that its list is of. */
  readonly measures: Measures;
  readonly tab: TodayListName;
  readonly onChoose: (tab: TodayListName) => void;
  readonly children: ReactNode;
}

const GLYPH: Readonly<Record<TodayListName, GlyphName | undefined>> = {
  dueToday: "soon",
  overdue: "overdue",
  atRisk: "soon",
  suspended: "suspended",
  inProgress: undefined,
};

/** The lists of the day; the arrows turn from one to the next (WAI-ARIA tabs). */
export function TodayTabs({ measures, tab, onChoose, children }: TodayTabsProps): ReactElement {
  const text = useWords(todayWords);
  const language = useDeskLanguage();
  const list = useRef<HTMLDivElement>(null);
  const turn = (event: KeyboardEvent): void => {
    const at = TODAY_LISTS.indexOf(tab);
    const last = TODAY_LISTS.length - 1;
    const next = { ArrowRight: at === last ? 0 : at + 1, ArrowLeft: at === 0 ? last : at - 1, Home: 0, End: last }[
      event.key
    ];
    const name = next === undefined ? undefined : TODAY_LISTS[next];
    if (name === undefined) return;
    event.preventDefault();
    onChoose(name);
    list.current?.querySelector<HTMLElement>(`#tab-${name}`)?.focus();
  };
  return (
    <>
      <div ref={list} className="today-tabs" role="tablist" aria-label={text("lists")}>
        {TODAY_LISTS.map((name) => {
          const glyph = measures[name] > 0 ? GLYPH[name] : undefined;
          return (
            <button
              key={name}
              type="button"
              role="tab"
              id={`tab-${name}`}
              aria-selected={name === tab}
              aria-controls="today-list"
              tabIndex={name === tab ? 0 : -1}
              onClick={() => onChoose(name)}
              onKeyDown={turn}
            >
              {glyph !== undefined && <Glyph name={glyph} size={15} />}
              {text(`tab_${name}`)} <b data-count={name}>{formatCount(language, measures[name])}</b>
            </button>
          );
        })}
      </div>
      <div id="today-list" role="tabpanel" aria-labelledby={`tab-${tab}`} className="today-list">
        {children}
      </div>
    </>
  );
}
