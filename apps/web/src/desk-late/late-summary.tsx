import type { Estimates } from "@ioc/protocol/estimates.ts";
import type { ReactElement } from "react";
import { useDeskLanguage, useWords } from "../desk/desk-context.ts";
import { civilTimeOf, formatDate, formatDayOfYear, weekdayName } from "../numbers/civil-time.ts";
import { formatCount } from "../numbers/number-format.ts";
import { useMoment } from "../shell/use-moment.ts";
import { decimalText } from "./late-text.ts";
import { lateWords } from "./late-words.ts";

/** The day of the next close as people say it: "thứ Hai 30/11". */
export function useCloseDay(): (at: string) => string {
  const language = useDeskLanguage();
  return (at) => {
    const { date } = civilTimeOf(at);
    return `${weekdayName(language, date)} ${formatDayOfYear(date)}`;
  };
}

/** What turns late next, first what is certain, then what is to be expected; and what that rests on. */
export function LateSummary({ estimates }: { estimates: Estimates }): ReactElement {
  const text = useWords(lateWords);
  const language = useDeskLanguage();
  const moment = useMoment();
  const { nextClose, learned, overdue, asOf } = estimates;
  const day = useCloseDay()(nextClose.at);
  const { count, expected, unknown } = nextClose;
  const counted = (value: number): string => formatCount(language, value);
  return (
    <div className="late-summary">
      <p className="late-sentence">
        {count === 0 ? text("dueNone", { day }) : text("dueCount", { count, number: counted(count), day })}{" "}
        {expected != null && text("expected", { count: decimalText(language, expected) })}{" "}
        {expected != null && unknown > 0 && text("unknownDue", { count: unknown, number: counted(unknown) })}
      </p>
      <p className="late-grounds">
        {learned.resolved === 0
          ? text("learnedNone")
          : text("learned", { count: counted(learned.resolved), from: formatDate(learned.from) })}{" "}
        {learned.oneOf > 1 && `${text("sampled", { oneOf: learned.oneOf })} `}
        {overdue > 0 && `${text("overdueAlready", { count: overdue, number: counted(overdue) })} `}
        {text("asOf", { moment: moment(asOf) })}.
      </p>
    </div>
  );
}
