import type { History } from "@ioc/protocol/history.ts";
import type { ReactElement } from "react";
import { formatDayOfYear } from "../numbers/civil-time.ts";
import { metricText } from "../numbers/metric-text.ts";
import { useLanguage } from "../page/page-context.ts";
import { TableTwin } from "../stage/table-twin.tsx";
import { takeoverWords } from "./takeover-words.ts";

const WIDTH = 860;
const HEIGHT = 300;
const ROOM = 24;
/** Above the highest value, for the words of the threshold. */
const HEAD = 48;

export interface CourseChartProps {
  readonly title: string;
  readonly days: History["days"];
  readonly asRate: boolean;
  /** Absent where a day's number is not what it is compared with. */
  readonly threshold: number | undefined;
}

/** The number day by day up to now, and the threshold that it went beyond. */
export function CourseChart({ title, days, asRate, threshold }: CourseChartProps): ReactElement | null {
  const language = useLanguage();
  const points = days.flatMap(({ date, value, numerator }, index) => {
    const shown = asRate ? value : numerator;
    return typeof shown === "number" ? [{ index, date, value: shown }] : [];
  });
  const last = points.at(-1);
  const first = points[0];
  if (first === undefined || last === undefined || points.length < 2) return null;
  const values = [...points.map(({ value }) => value), ...(threshold === undefined ? [] : [threshold])];
  const most = Math.max(...values);
  const least = Math.min(0, ...values);
  const xOf = (index: number): number => ROOM + ((WIDTH - 2 * ROOM) * index) / Math.max(1, days.length - 1);
  const yOf = (value: number): number =>
    HEIGHT - ROOM - ((HEIGHT - ROOM - HEAD) * (value - least)) / (most - least || 1);
  const line = points.map(({ index, value }) => `${xOf(index).toFixed(1)},${yOf(value).toFixed(1)}`).join(" ");
  return (
    <section className="takeover-course">
      <h3 className="title">{title}</h3>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} width={WIDTH} height={HEIGHT} aria-hidden="true">
        <line className="course-base" x1="0" x2={WIDTH} y1={HEIGHT - ROOM} y2={HEIGHT - ROOM} />
        {threshold !== undefined && (
          <>
            <line className="course-threshold" x1="0" x2={WIDTH} y1={yOf(threshold)} y2={yOf(threshold)} />
            <text className="course-words" x="0" y={yOf(threshold) - 14}>
              {takeoverWords.textOf(language, "courseThreshold", {
                threshold: metricText(language, threshold, asRate),
              })}
            </text>
          </>
        )}
        <polyline className="course-line" points={line} />
        <circle className="course-now" cx={xOf(last.index)} cy={yOf(last.value)} r="11" />
      </svg>
      <p className="takeover-axis" aria-hidden="true">
        <span>{formatDayOfYear(first.date)}</span>
        <span>{formatDayOfYear(last.date)}</span>
      </p>
      <TableTwin
        caption={title}
        head={[takeoverWords.textOf(language, "date"), takeoverWords.textOf(language, "value")]}
        rows={points.map(({ date, value }) => ({
          key: date,
          cells: [formatDayOfYear(date), metricText(language, value, asRate)],
        }))}
      />
    </section>
  );
}
