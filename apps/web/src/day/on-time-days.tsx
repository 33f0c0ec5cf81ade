import type { Overview } from "@ioc/protocol/overview.ts";
import type { ReactElement } from "react";
import { formatDate } from "../numbers/civil-time.ts";
import { Count } from "../numbers/count.tsx";
import { formatCount, formatPercent } from "../numbers/number-format.ts";
import { Phrase } from "../numbers/phrase.tsx";
import { useLanguage, useText } from "../page/page-context.ts";
import { TableTwin } from "../stage/table-twin.tsx";
import { barReach, onTimeDays } from "./day-rates.ts";

const WIDTH = 352;
const HEIGHT = 38;
const MIDDLE = 19;
const REACH = 16;
/** A day just at the target still shows which side it is on. */
const LEAST = 4;

export interface OnTimeDaysProps {
  readonly days: Overview["days"];
  readonly target: number | undefined;
  readonly today: string;
}

/** Each working day as a bar above or below the target: hits and misses, not a line that looks flat. */
export function OnTimeDays({ days, target, today }: OnTimeDaysProps): ReactElement {
  const text = useText();
  const language = useLanguage();
  const rows = onTimeDays(days);
  const judged = rows.filter((day) => day.value !== undefined);
  const pitch = WIDTH / Math.max(1, rows.length);
  return (
    <div className="days">
      {target !== undefined && (
        <svg className="days-bars" width={WIDTH} height={HEIGHT} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
          <line x1="0" x2={WIDTH} y1={MIDDLE} y2={MIDDLE} stroke="var(--ink3)" strokeWidth="2.5" />
          {rows.map((day, index) => {
            if (day.value === undefined) return null;
            const reach = barReach(day.value, target, rows);
            const height = Math.max(LEAST, Math.abs(reach) * REACH);
            const met = day.value >= target;
            return (
              <rect
                key={day.date}
                className={`day-${met ? "met" : "missed"}${day.date === today ? "-today" : ""}`}
                x={index * pitch + pitch * 0.17}
                width={pitch * 0.66}
                y={met ? MIDDLE - 2 - height : MIDDLE + 2}
                height={height}
              />
            );
          })}
        </svg>
      )}
      {target !== undefined && (
        <span className="soft">
          <Phrase
            of="daysMet"
            slots={{
              met: (
                <Count
                  value={judged.filter((day) => (day.value ?? 0) >= target).length}
                  more={{ sum: { kind: "days", target } }}
                />
              ),
              days: <Count value={judged.length} more={{ sum: { kind: "days" } }} />,
            }}
          />
        </span>
      )}
      <TableTwin
        caption={text("daysLabel")}
        head={[text("date"), text("resolved"), text("rate")]}
        rows={rows.map((day) => ({
          key: day.date,
          cells: [
            formatDate(day.date),
            formatCount(language, day.resolved),
            day.value === undefined ? text("nothingYet") : `${formatPercent(language, day.value, 2)}%`,
          ],
        }))}
      />
    </div>
  );
}
