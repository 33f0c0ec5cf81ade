import type { ReactElement, ReactNode } from "react";
import { civilTimeOf, formatDate, weekdayName } from "../numbers/civil-time.ts";
import { useLanguage, useText, useWords } from "../page/page-context.ts";
import { useNow } from "../page/use-now.ts";
import { orbitShift } from "../stage/orbit-shift.ts";
import { laterWords } from "./later-words.ts";
import { NIGHT } from "./light.ts";

/** How far the clock wanders over the dark stage: as many times as the picture does by day. */
const FARTHER = 45;

/** While nobody is there to read: what time it is, and whether the lines hold. */
export function NightScene({ children }: { readonly children: ReactNode }): ReactElement {
  const language = useLanguage();
  const text = useText();
  const words = useWords(laterWords);
  const nowMs = useNow();
  const now = civilTimeOf(nowMs);
  const { x, y } = orbitShift(Math.floor(nowMs / 60_000));
  return (
    <main className="night" style={{ transform: `translate(${x * FARTHER}px, ${y * FARTHER}px)` }}>
      <time className="night-clock">{now.minute}</time>
      <p>{text("todayIs", { weekday: weekdayName(language, now.date), date: formatDate(now.date) })}</p>
      <p>{words("afterHours", { time: NIGHT.to })}</p>
      <p className="night-feeds">{children}</p>
    </main>
  );
}
