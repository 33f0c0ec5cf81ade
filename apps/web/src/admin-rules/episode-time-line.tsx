import { type ReactElement, useState } from "react";
import { Button } from "../desk/button.tsx";
import { useWords } from "../desk/desk-context.ts";
import { TableView } from "../desk/table-view.tsx";
import { formatDayOfYear } from "../numbers/civil-time.ts";
import { useMoment } from "../shell/use-moment.ts";
import type { AlertRun } from "./alert-runs.ts";
import { axisDates } from "./axis-dates.ts";
import { ruleWords } from "./rule-words.ts";
import type { TimeAxis } from "./time-axis.ts";
import type { UnitRow } from "./unit-rows.ts";

export interface EpisodeTimeLineProps {
  readonly rows: readonly UnitRow[];
  readonly axis: TimeAxis;
  /** The unit whose course is shown. */
  readonly chosen: string | undefined;
  readonly onChoose: (unit: string) => void;
}

const ROWS_AT_ONCE = 14;
/** Of the drawing's own measure; its height is that of a row in px. */
const WIDTH = 1000;
const HEIGHT = 30;
/** An alert of a moment is seen, too. */
const LEAST = 3;

/** When which unit would have been told of. A unit is chosen by its name. */
export function EpisodeTimeLine({ rows, axis, chosen, onChoose }: EpisodeTimeLineProps): ReactElement {
  const text = useWords(ruleWords);
  const moment = useMoment();
  const [most, setMost] = useState(ROWS_AT_ONCE);
  const isCompared = rows.some(({ runsInForce }) => runsInForce.length > 0);
  const endText = (to: number | null): string =>
    to === null ? text("stillFires") : moment(new Date(to).toISOString());
  return (
    <section className="time-line" aria-label={text("timeLine")}>
      <div className="time-line-head">
        <h3>{text("timeLine")}</h3>
        <p className="time-line-key">
          <span className="key-critical">{text("severity_critical")}</span>
          <span className="key-warning">{text("severity_warning")}</span>
          {isCompared && <span className="key-before">{text("inForceKey")}</span>}
        </p>
      </div>
      <ul>
        {rows.slice(0, most).map((row) => (
          <li key={row.unit} className={row.runs.length === 0 ? "time-line-quiet" : undefined}>
            <button
              type="button"
              aria-pressed={row.unit === chosen}
              aria-label={`${text("choose", { unit: row.name })}, ${text("runsAt", { count: row.runs.length })}`}
              onClick={() => onChoose(row.unit)}
            >
              <span>{row.name}</span>
              <Strip row={row} axis={axis} />
            </button>
          </li>
        ))}
      </ul>
      <p className="time-line-dates" aria-hidden="true">
        {axisDates(axis).map(({ place, date }) => (
          <span key={date} style={{ insetInlineStart: `${place * 100}%` }}>
            {formatDayOfYear(date)}
          </span>
        ))}
      </p>
      <p className="field-hint">{text(axis.kind === "working" ? "timeLineWorking" : "timeLineClock")}</p>
      {rows.length > most && (
        <p className="actions">
          <Button onClick={() => setMost(rows.length)}>{text("moreUnits", { count: rows.length - most })}</Button>
        </p>
      )}
      <TableView
        caption={text("timeLineTable")}
        head={[text("unit"), text("severity"), text("start"), text("end")]}
        empty={text("noRuns")}
        rows={rows.flatMap(({ name, runs }) =>
          runs.flatMap(({ unit, stretches }) =>
            stretches.map(({ severity, from, to }) => ({
              key: `${unit} ${from}`,
              cells: [name, text(`severity_${severity}`), moment(new Date(from).toISOString()), endText(to)],
            })),
          ),
        )}
      />
    </section>
  );
}

function Strip({ row, axis }: { row: UnitRow; axis: TimeAxis }): ReactElement {
  return (
    <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
      {axis.daysOff.map(({ from, to }) =>
        axis.kind === "clock" ? (
          <rect key={from} className="day-off" x={from * WIDTH} width={(to - from) * WIDTH} y="0" height={HEIGHT} />
        ) : (
          <line key={from} className="holiday" x1={from * WIDTH} x2={from * WIDTH} y1="0" y2={HEIGHT} />
        ),
      )}
      {axis.weeks.map(({ place, date }) => (
        <line key={date} className="week" x1={place * WIDTH} x2={place * WIDTH} y1="0" y2={HEIGHT} />
      ))}
      {bars(row.runs, axis).map(({ severity, x, width }) => (
        <rect
          key={`${severity} ${x}`}
          className={`bar-${severity}`}
          {...{ x, width }}
          y={severity === "critical" ? 4 : 8}
          height={severity === "critical" ? 14 : 10}
        />
      ))}
      {bars(row.runsInForce, axis).map(({ severity, x, width }) => (
        <rect key={`before ${severity} ${x}`} className="bar-before" {...{ x, width }} y="21" height="4" />
      ))}
    </svg>
  );
}

interface Bar {
  readonly severity: "warning" | "critical";
  readonly x: number;
  readonly width: number;
}

function bars(runs: readonly AlertRun[], { placeOf }: TimeAxis): readonly Bar[] {
  return runs.flatMap(({ stretches }) =>
    stretches.map(({ severity, from, to }) => {
      const x = Math.min(placeOf(from) * WIDTH, WIDTH - LEAST);
      const end = to === null ? WIDTH : placeOf(to) * WIDTH;
      return { severity, x, width: Math.max(LEAST, end - x) };
    }),
  );
}
