import type { Board } from "@ioc/protocol/board.ts";
import type { Overview } from "@ioc/protocol/overview.ts";
import type { ReactElement, ReactNode } from "react";
import { useDeskLanguage, useWords } from "../desk/desk-context.ts";
import { nameIn } from "../language/language.ts";
import { formatCount, formatPercent, formatTarget } from "../numbers/number-format.ts";
import { Glyph } from "../stage/glyph.tsx";
import { todayWords } from "./today-words.ts";
import { useMonthAbove } from "./use-month-above.ts";

export interface TodayNumbersProps {
  readonly board: Board;
  readonly month: Board;
  readonly overview: Overview;
}

const OFFICIAL_DIGITS = 2;

/** The day in five numbers, all of one moment. */
export function TodayNumbers({ board, month, overview }: TodayNumbersProps): ReactElement {
  const text = useWords(todayWords);
  const language = useDeskLanguage();
  const { received, resolved, inProgress, overdue } = board.measures;
  const count = (value: number): string => formatCount(language, value);
  return (
    <dl className="today-numbers" aria-label={text("numbers")}>
      <TodayNumber name="received" label={text("received")}>
        {count(received)}
      </TodayNumber>
      <TodayNumber name="resolved" label={text("resolved")}>
        {count(resolved)}
      </TodayNumber>
      <TodayNumber name="inProgress" label={text("inProgress")}>
        {count(inProgress)}
      </TodayNumber>
      <TodayNumber name="overdue" label={text("overdue")}>
        {overdue > 0 && <Glyph name="overdue" size={20} />}
        <span className={overdue > 0 ? "late" : undefined}>{count(overdue)}</span>
      </TodayNumber>
      <OnTime month={month} overview={overview} />
    </dl>
  );
}

function OnTime({ month, overview }: Omit<TodayNumbersProps, "board">): ReactElement {
  const text = useWords(todayWords);
  const language = useDeskLanguage();
  const above = useMonthAbove(month);
  const target = overview.targets.onTime?.value;
  const { value } = month.rates.onTime;
  const bars = [target, above?.rates.onTime.value].filter((bar) => bar != null);
  const percent = (rate: number): string => `${formatPercent(language, rate, OFFICIAL_DIGITS, bars)}%`;
  const aboveValue = above?.rates.onTime.value;
  return (
    <TodayNumber name="onTime" label={text("onTime", { month: Number(month.period.to.slice(5, 7)) })}>
      {value == null ? <span className="today-none">{text("nothingYet")}</span> : percent(value)}
      <span className="today-beside">
        {above !== undefined && aboveValue != null
          ? text("above", { name: nameIn(language, above.unit), value: percent(aboveValue) })
          : target !== undefined && text("target", { value: formatTarget(language, target) })}
      </span>
    </TodayNumber>
  );
}

interface TodayNumberProps {
  readonly name: string;
  readonly label: string;
  readonly children: ReactNode;
}

function TodayNumber({ name, label, children }: TodayNumberProps): ReactElement {
  return (
    <div data-number={name}>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}
