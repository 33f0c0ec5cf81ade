import type { Hotspots } from "@ioc/protocol/hotspots.ts";
import type { ReactElement } from "react";
import { Count } from "../numbers/count.tsx";
import { useLanguage, useWords } from "../page/page-context.ts";
import { LateChartTools } from "../stage/late-chart-tools.tsx";
import { ageText } from "./age-text.ts";
import { hotspotWords } from "./hotspot-words.ts";
import { agesCsv } from "./hotspots-csv.ts";

/** For how many working days has what is overdue been so? */
export function LateAges({ ageing }: Pick<Hotspots, "ageing">): ReactElement {
  const words = useWords(hotspotWords);
  const language = useLanguage();
  const most = Math.max(1, ...ageing.map(({ overdue }) => overdue));
  return (
    <section className="block ages">
      <div className="section-head">
        <h2 className="title">{words("ageingTitle")}</h2>
      </div>
      <ol aria-label={words("ageingNote")}>
        {ageing.map((bucket, index) => (
          <li key={bucket.fromDays} className="age-row">
            <span className="soft">{ageText(language, bucket)}</span>
            <span className="age-bar" aria-hidden="true">
              <i style={{ width: `${(bucket.overdue / most) * 100}%` }} />
            </span>
            <b className={bucket.overdue > 0 ? "age-count" : "age-count heat-none"}>
              <Count
                value={bucket.overdue}
                measure="overdue"
                part={{ kind: "age", fromDays: bucket.fromDays, toDays: bucket.toDays ?? null }}
                path={`hotspots/ageing/${index}/overdue`}
                label={ageText(language, bucket)}
              />
            </b>
          </li>
        ))}
      </ol>
      <LateChartTools title={words("ageingTitle")} table={() => agesCsv({ ageing }, language)} />
    </section>
  );
}
