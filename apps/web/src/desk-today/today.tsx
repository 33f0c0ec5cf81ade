import type { Board } from "@ioc/protocol/board.ts";
import type { ReactElement } from "react";
import { useDeskLanguage, useWords } from "../desk/desk-context.ts";
import { DeskClock } from "../dossier-parts/desk-clock.tsx";
import { fieldName } from "../language/field-name.ts";
import { civilTimeOf } from "../numbers/civil-time.ts";
import { formatCount } from "../numbers/number-format.ts";
import { Page } from "../shell/page.tsx";
import { TodayLists } from "./today-lists.tsx";
import { TodayNumbers } from "./today-numbers.tsx";
import { mainField, todaySentence } from "./today-sentence.ts";
import { todayWords } from "./today-words.ts";
import type { TodayDocuments } from "./use-keep-day.ts";

export interface TodayProps {
  readonly documents: TodayDocuments;
  /** The unit that was asked for; undefined: the topmost. */
  readonly place: string | undefined;
  /** The line is there. */
  readonly isLive: boolean;
  /** The unit that the address names. */
  readonly chosen: string | undefined;
}

export function Today({ documents, place, isLive, chosen }: TodayProps): ReactElement {
  const text = useWords(todayWords);
  const language = useDeskLanguage();
  const { board, month, overview } = documents;
  const { dueToday, overdue, inProgress } = board.measures;
  const { today, asOf } = overview;
  const closesAt = today.closesAt ?? undefined;
  const sentence = todaySentence({
    inProgress,
    overdue,
    dueToday,
    neverSent: board.freshness.never === board.freshness.units,
    isWorkingDay: today.working,
    isAfterClose: closesAt !== undefined && asOf > closesAt,
  });
  const close = closesAt === undefined ? "" : civilTimeOf(closesAt).minute;
  const title = text(sentence, {
    count: sentence === "overdueOnly" ? overdue : dueToday,
    number: formatCount(language, sentence === "overdueOnly" ? overdue : dueToday),
    close,
  });
  return (
    <Page title={title} lead={<OverdueLead board={board} isSaid={sentence === "overdueOnly"} />}>
      <TodayNumbers board={board} month={month} overview={overview} />
      <DeskClock>
        <TodayLists documents={documents} place={place} isLive={isLive} chosen={chosen} />
      </DeskClock>
    </Page>
  );
}

/** What is late already, unless the headline has said it, and the field that holds most of it. */
function OverdueLead({ board, isSaid }: { board: Board; isSaid: boolean }): ReactElement {
  const text = useWords(todayWords);
  const language = useDeskLanguage();
  const { overdue } = board.measures;
  if (overdue === 0) return <>{text("noneOverdue")}</>;
  const fields = Object.entries(board.fields).map(([field, { measures }]) => [field, measures.overdue] as const);
  const main = mainField(Object.fromEntries(fields), overdue);
  const values = main && { number: formatCount(language, main.overdue), field: fieldName(language, main.field) };
  if (isSaid) return <>{values === undefined ? text("noOtherDeadline") : text("ofThem", values)}</>;
  return (
    <>
      <b className="late">{text("areOverdue", { count: overdue, number: formatCount(language, overdue) })}</b>
      {values === undefined ? "." : text("mostlyOf", values)}
    </>
  );
}
