import type { Ranking } from "@ioc/protocol/ranking.ts";
import { type ReactElement, useCallback, useMemo } from "react";
import type { DrawChart } from "../chart/chart.tsx";
import { LateChart } from "../chart/late-chart.tsx";
import { nameIn } from "../language/language.ts";
import { MIN_SAMPLE } from "../numbers/judge-rate.ts";
import { formatCount, formatPercent } from "../numbers/number-format.ts";
import { useLanguage, useWords } from "../page/page-context.ts";
import { TableTwin } from "../stage/table-twin.tsx";
import { useLayout } from "../stage/use-layout.ts";
import { DifferingList } from "./differing-list.tsx";
import { commonLateShare, unitPoints } from "./differing-units.ts";
import { funnelOption } from "./funnel-option.ts";
import { rankingWords } from "./ranking-words.ts";

/** What the chart has there, px; it is saved as on the wall. */
const SIZE = { wall: { width: 664, height: 354 }, phone: { width: 358, height: 280 } } as const;
/** Rows of the list on the wall. */
const NAMED = 8;

/** Which single units truly differ from the whole, and which only have few dossiers? */
export function FunnelBlock({ ranking }: { ranking: Ranking }): ReactElement {
  const words = useWords(rankingWords);
  const language = useLanguage();
  const layout = useLayout();
  const points = useMemo(() => unitPoints(ranking), [ranking]);
  const differing = points.filter(({ differs }) => differs !== undefined);
  const enough = points.length > 1;
  const fontSize = layout === "wall" ? 22 : 15;
  const axis = words("funnelAxis");
  const draw: DrawChart = useCallback(
    (palette) =>
      funnelOption(
        { points, share: commonLateShare(ranking), named: NAMED, axis, fontSize, size: SIZE[layout] },
        palette,
      ),
    [points, ranking, axis, fontSize, layout],
  );
  return (
    <section className="block funnel">
      <div className="section-head">
        <h2 className="title">
          {differing.length === 0 ? words("funnelNone") : words("funnelTitle", { count: differing.length })}
        </h2>
        {differing.length > 0 && (
          <span className="soft">
            {words("funnelUnits", { count: points.length, units: formatCount(language, points.length) })}
          </span>
        )}
      </div>
      <p className="soft funnel-note">
        {enough ? words("funnelNote", { least: formatCount(language, MIN_SAMPLE) }) : words("funnelFew")}
      </p>
      {enough && <LateChart kind="series" className="chart-frame funnel-chart" draw={draw} />}
      <TableTwin
        caption={words("funnelTwin")}
        chart={{
          draw,
          ...SIZE.wall,
          keys: [
            { colour: "son", word: words("worse") },
            { colour: "ngoc", word: words("better") },
            { colour: "ink2", word: words("commonRate") },
          ],
        }}
        head={[words("unit"), words("resolved"), words("late"), words("onTime")]}
        rows={points.map(({ code, unit, rate }) => ({
          key: code,
          cells: [
            nameIn(language, unit),
            formatCount(language, unit.resolved),
            formatCount(language, unit.resolvedLate),
            `${formatPercent(language, rate, 2)}%`,
          ],
        }))}
      />
      <DifferingList ranking={ranking} differing={differing} room={NAMED} />
    </section>
  );
}
