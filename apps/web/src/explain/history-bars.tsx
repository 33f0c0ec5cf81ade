import type { History } from "@ioc/protocol/history.ts";
import type { ReactElement } from "react";
import { formatDate, formatDayOfYear } from "../numbers/civil-time.ts";
import type { NumberName } from "../page/drill-store.ts";
import { useLanguage, useWords } from "../page/page-context.ts";
import { TableTwin } from "../stage/table-twin.tsx";
import { explainWords } from "./explain-words.ts";
import { nameText, valueText } from "./number-text.ts";

const WIDTH = 600;
const HEIGHT = 110;
const BAR_SHARE = 0.72;
/** A day with anything at all is never drawn as nothing. */
const LEAST = 2;

/** The number day by day; days off stand apart, and a day without a rate has no bar. */
export function HistoryBars({
  name,
  history,
  title,
}: {
  name: NumberName;
  history: History;
  /** What it is called, where it is not the name alone. */
  title?: string;
}): ReactElement {
  const text = useWords(explainWords);
  const language = useLanguage();
  const { days } = history;
  const amountOf = ({ numerator, value }: History["days"][number]): number | null =>
    "measure" in name ? numerator : (value ?? null);
  const highest = Math.max(...days.map((day) => amountOf(day) ?? 0), Number.MIN_VALUE);
  const pitch = WIDTH / Math.max(1, days.length);
  const [first, last] = [days[0], days.at(-1)];
  return (
    <section className="explain-history">
      <h3>{text("lastDays", { days: days.length })}</h3>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
        {days.map((day, index) => {
          const value = amountOf(day);
          if (value === null || value === 0) return null;
          const height = Math.max(LEAST, (value / highest) * HEIGHT);
          return (
            <rect
              key={day.date}
              className={day === last ? "explain-today" : day.working ? undefined : "explain-off"}
              x={index * pitch}
              width={pitch * BAR_SHARE}
              y={HEIGHT - height}
              height={height}
            />
          );
        })}
        <line x1="0" x2={WIDTH} y1={HEIGHT} y2={HEIGHT} />
      </svg>
      <p className="explain-span" aria-hidden="true">
        <span>{first && `${formatDayOfYear(first.date)}: ${valueText(language, name, amountOf(first))}`}</span>
        <span>{last && `${formatDayOfYear(last.date)}: ${valueText(language, name, amountOf(last))}`}</span>
      </p>
      <TableTwin
        caption={text("lastDaysTwin", { name: title ?? nameText(language, name) })}
        head={[text("date"), title ?? nameText(language, name)]}
        rows={days.map((day) => ({
          key: day.date,
          cells: [
            `${formatDate(day.date)}${day.working ? "" : ` (${text("dayOff")})`}`,
            <span key="value" data-value={amountOf(day) ?? ""}>
              {valueText(language, name, amountOf(day))}
            </span>,
          ],
        }))}
      />
    </section>
  );
}
