import type { Directive } from "@ioc/protocol/directives.ts";
import type { ReactElement } from "react";
import { civilTimeOf, formatDayOfYear } from "../numbers/civil-time.ts";
import { useWords } from "../page/page-context.ts";
import { Glyph } from "../stage/glyph.tsx";
import { hotspotWords } from "./hotspot-words.ts";

export interface UrgedStateProps {
  /** Undefined: nobody has urged the unit. */
  readonly directive: Directive | undefined;
  /** Civil date. */
  readonly today: string;
}

/** Where urging a hotspot's unit stands, and by when. */
export function UrgedState({ directive, today }: UrgedStateProps): ReactElement {
  const words = useWords(hotspotWords);
  if (directive === undefined) {
    return (
      <b className="worst-urged-mark">
        <Glyph name="soon" size={20} />
        {words("urged_none")}
      </b>
    );
  }
  const { state, overdue, dueAt } = directive;
  return (
    <>
      <span className="worst-urged-state" data-directive={directive.id} data-state={state}>
        {words(`urged_${state}`)}
      </span>
      {overdue ? (
        <b className="worst-urged-mark worst-urged-late">
          <Glyph name="overdue" size={18} />
          {words("urgedOverdue")}
        </b>
      ) : (
        <span className="worst-urged-due">{words("urgedDue", { time: shortMoment(dueAt, today) })}</span>
      )}
    </>
  );
}

/** The time today, else the day: there is room for one of them. */
function shortMoment(instant: string, today: string): string {
  const { date, minute } = civilTimeOf(instant);
  return date === today ? minute : formatDayOfYear(date);
}
