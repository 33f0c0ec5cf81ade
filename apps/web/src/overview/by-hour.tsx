import { lazy, type ReactElement, Suspense } from "react";
import { civilTimeOf } from "../numbers/civil-time.ts";
import { Count } from "../numbers/count.tsx";
import { dayName } from "../numbers/day-name.ts";
import { useLanguage, useText } from "../page/page-context.ts";
import { ErrorBoundary } from "../stage/error-boundary.tsx";
import type { Picture } from "../stage/picture.ts";
import { TableTwin } from "../stage/table-twin.tsx";
import { useLayout } from "../stage/use-layout.ts";
import { type HourRow, hourRows } from "./hour-rows.ts";

/** The chart library is larger than the rest of the page: the numbers do not wait for it. */
const HourChart = lazy(async () => ({ default: (await import("./hour-chart.tsx")).HourChart }));

export function ByHour({ picture }: { picture: Picture }): ReactElement {
  const text = useText();
  const language = useLanguage();
  const layout = useLayout();
  const { previous, hours } = picture.overview;
  const now = civilTimeOf(picture.asOf);
  const rows = hourRows(hours, nowHourOf(picture));
  const day = dayName(language, previous.date, picture.today);
  return (
    <section className="by-hour">
      <div className="section-head">
        <h2 className="title">{text("byHour")}</h2>
        <span className="soft">{text("marksAre", { day })}</span>
      </div>
      <div className="hour-chart" aria-hidden="true">
        <ErrorBoundary fallback={<p className="soft">{text("chartFailed")}</p>}>
          <Suspense fallback={null}>
            <HourChart rows={rows} nowHour={Number(now.hour)} fontSize={layout === "wall" ? 22 : 15} />
          </Suspense>
        </ErrorBoundary>
      </div>
      <TableTwin
        caption={text("hourTwin")}
        head={[
          text("hour"),
          text("received"),
          text("resolved"),
          text("receivedOn", { day }),
          text("resolvedOn", { day }),
        ]}
        rows={rows.map((row) => ({ key: String(row.hour), cells: cellsOf(row, text("nothingYet")) }))}
      />
    </section>
  );
}

/** On a day off no hour is over: nothing is expected of any. */
function nowHourOf(picture: Picture): number {
  if (picture.stage === "dayOff") return -1;
  const { date, hour } = civilTimeOf(picture.asOf);
  return date === picture.today ? Number(hour) : 23;
}

function cellsOf(row: HourRow, nothingYet: string): (string | ReactElement)[] {
  const numbers = [row.received, row.resolved, row.previousReceived, row.previousResolved];
  return [
    String(row.hour),
    // biome-ignore lint/suspicious/noArrayIndexKey: four columns, always the same
    ...numbers.map((value, index) => (value === undefined ? nothingYet : <Count key={index} value={value} />)),
  ];
}
