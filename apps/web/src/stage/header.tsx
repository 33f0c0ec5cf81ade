import type { UnitHead } from "@ioc/protocol/board.ts";
import type { Scene } from "@ioc/protocol/scene.ts";
import type { ReactElement, ReactNode } from "react";
import { nameIn } from "../language/language.ts";
import { civilTimeOf, clockTime, formatDate, weekdayName } from "../numbers/civil-time.ts";
import { useLanguage, usePage, useText, useWall } from "../page/page-context.ts";
import { useNow } from "../page/use-now.ts";
import { LateControls } from "./late-controls.tsx";
import { useLayout } from "./use-layout.ts";

export interface HeaderProps {
  readonly unit: UnitHead | undefined;
  readonly simulated: boolean;
  /** Absent: none is known yet. */
  readonly scene?: Scene;
  /** Of when the numbers are, for paper; on the wall the clock goes on. */
  readonly asOf?: string;
  /** How many units report, or what is awaited. */
  readonly children: ReactNode;
}

export function Header({ unit, simulated, scene, asOf, children }: HeaderProps): ReactElement {
  const language = useLanguage();
  const text = useText();
  const layout = useLayout();
  const { inHand } = usePage();
  const isPast = useWall((state) => state.standsAtMs !== undefined);
  const now = civilTimeOf(useNow());
  return (
    <header className="header">
      <h1>{unit === undefined ? "Một Cửa IOC" : nameIn(language, unit)}</h1>
      <span className="header-subject">{text(`subject_${scene ?? "overview"}`)}</span>
      {simulated && <span className="badge">{text("simulated")}</span>}
      <span className="header-feeds">{children}</span>
      {asOf !== undefined && (
        <span className="print-as-of">
          {text("printedAsOf", { time: clockTime(asOf), date: formatDate(civilTimeOf(asOf).date) })}
        </span>
      )}
      <span className="header-date">
        {text(isPast ? "dayIs" : "todayIs", { weekday: weekdayName(language, now.date), date: formatDate(now.date) })}
      </span>
      <time className="clock">
        {now.minute}
        <small>:{now.second}</small>
      </time>
      {layout === "wall" && !inHand && <LateControls />}
    </header>
  );
}
