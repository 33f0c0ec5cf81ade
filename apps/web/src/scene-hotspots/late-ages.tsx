import type { AgeingBucket, Hotspots } from "@ioc/protocol/hotspots.ts";
import type { ReactElement } from "react";
import type { TextValues } from "../language/words.ts";
import { Count } from "../numbers/count.tsx";
import { useWords } from "../page/page-context.ts";
import { type HotspotKey, hotspotWords } from "./hotspot-words.ts";

/** For how many working days has what is overdue been so? */
export function LateAges({ ageing }: Pick<Hotspots, "ageing">): ReactElement {
  const words = useWords(hotspotWords);
  const most = Math.max(1, ...ageing.map(({ overdue }) => overdue));
  return (
    <section className="block ages">
      <div className="section-head">
        <h2 className="title">{words("ageingTitle")}</h2>
      </div>
      <ol aria-label={words("ageingNote")}>
        {ageing.map((bucket, index) => (
          <li key={bucket.fromDays} className="age-row">
            <span className="soft">{ageText(bucket, words)}</span>
            <span className="age-bar" aria-hidden="true">
              <i style={{ width: `${(bucket.overdue / most) * 100}%` }} />
            </span>
            <b className="age-count">
              <Count value={bucket.overdue} path={`hotspots/ageing/${index}/overdue`} />
            </b>
          </li>
        ))}
      </ol>
    </section>
  );
}

function ageText({ fromDays, toDays }: AgeingBucket, words: (key: HotspotKey, values?: TextValues) => string): string {
  if (typeof toDays !== "number") return words("ageingOver", { days: fromDays - 1 });
  return toDays === 0 ? words("ageingToday") : words("ageingDays", { from: fromDays, to: toDays });
}
