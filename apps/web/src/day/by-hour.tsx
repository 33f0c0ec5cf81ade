import { type ReactElement, useCallback, useMemo } from "react";
import type { DrawByHand } from "../chart/chart.tsx";
import { LateChart } from "../chart/late-chart.tsx";
import { civilTimeOf } from "../numbers/civil-time.ts";
import { Count } from "../numbers/count.tsx";
import { dayName } from "../numbers/day-name.ts";
import { useLanguage, useText } from "../page/page-context.ts";
import type { Picture } from "../stage/picture.ts";
import { TableTwin } from "../stage/table-twin.tsx";
import { useLayout } from "../stage/use-layout.ts";
import { hourChartOption } from "./hour-chart-option.ts";
import { type HourRow, hourRows } from "./hour-rows.ts";
import { isComparable } from "./is-comparable.ts";

/** px of the wall that the chart has there; on a phone it is saved in the same proportions. */
const SAVED = { width: 492, height: 172 };

export function ByHour({ picture }: { picture: Picture }): ReactElement {
  const text = useText();
  const language = useLanguage();
  const layout = useLayout();
  const { previous, hours } = picture.overview;
  const now = civilTimeOf(picture.asOf);
  const runningHour = nowHourOf(picture);
  const rows = useMemo(() => hourRows(hours, runningHour), [hours, runningHour]);
  const day = dayName(language, previous.date, picture.today);
  const nowHour = Number(now.hour);
  const fontSize = layout === "wall" ? 22 : 15;
  const draw: DrawByHand = useCallback(
    (palette) => hourChartOption(rows, nowHour, fontSize, palette),
    [rows, nowHour, fontSize],
  );
  return (
    <section className="by-hour">
      <div className="section-head">
        <h2 className="title">{text("byHour")}</h2>
        <span className="soft">
          {isComparable(picture.overview) ? text("marksAre", { day }) : text("notComparable")}
        </span>
      </div>
      <LateChart className="hour-chart" draw={draw} />
      <TableTwin
        caption={text("hourTwin")}
        chart={{
          draw,
          ...SAVED,
          keys: [
            { colour: "in", word: text("received") },
            { colour: "ngoc", word: text("resolved") },
            { colour: "ink2", word: day },
          ],
        }}
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
