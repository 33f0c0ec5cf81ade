import type { Board } from "@ioc/protocol/board.ts";
import type { DossierList } from "@ioc/protocol/dossiers.ts";
import type { ReactElement } from "react";
import { Link } from "react-router";
import { useDeskLanguage, useWords } from "../desk/desk-context.ts";
import { deskWords } from "../desk/desk-words.ts";
import { CalendarDays } from "../dossier-parts/calendar-days.tsx";
import { dossierPath } from "../dossier-parts/dossier-query.ts";
import { dueText } from "../dossier-parts/due-text.ts";
import { limitText } from "../dossier-parts/limit-text.ts";
import { useDossier } from "../dossier-parts/use-dossier.ts";
import { civilTimeOf, clockTime } from "../numbers/civil-time.ts";
import { formatCount } from "../numbers/number-format.ts";
import { Glyph } from "../stage/glyph.tsx";
import { todayWords } from "./today-words.ts";

export interface TodayAsideProps {
  readonly board: Board;
  /** Whose deadline is explained. */
  readonly dossier: string | undefined;
  /** The list behind the board's number. */
  readonly overdue: DossierList | undefined;
  readonly chosen: string | undefined;
}

/** Why a deadline is what it is, and how the number of what is late adds up. */
export function TodayAside({ board, dossier, overdue, chosen }: TodayAsideProps): ReactElement {
  return (
    <aside className="today-aside">
      {dossier !== undefined && <WhyDue code={dossier} chosen={chosen} />}
      <HowManyOverdue board={board} list={overdue} />
    </aside>
  );
}

function WhyDue({ code, chosen }: { code: string; chosen: string | undefined }): ReactElement | null {
  const text = useWords(todayWords);
  const inGeneral = useWords(deskWords);
  const language = useDeskLanguage();
  const { data } = useDossier(code, true);
  if (data === undefined || data.days.length === 0) return null;
  const today = civilTimeOf(data.asOf).date;
  const due = data.dueAt == null ? undefined : civilTimeOf(data.dueAt).date;
  const when = data.dueAt == null ? undefined : dueText(data.dueAt, today, (time) => inGeneral("todayAt", { time }));
  const name = data.procedureName ?? data.procedure ?? data.field;
  return (
    <section className="aside-part" data-why={data.code}>
      <h2>{when === undefined ? text("noDue") : text("whyDue", { when })}</h2>
      <p className="aside-note">
        <Link to={dossierPath(data.code, chosen)}>{data.code}</Link>, {name}
        {data.limit != null && `, ${limitText(language, data.limit)}`}
      </p>
      <CalendarDays days={data.days} due={due} today={today} />
      <p className="aside-note">{text(data.state === "suspended" ? "clockStands" : "receiptNotCounted")}</p>
    </section>
  );
}

/** The number as a sum that anybody can follow, and whether its list is as long. */
function HowManyOverdue({
  board,
  list,
}: Pick<TodayAsideProps, "board"> & { list: DossierList | undefined }): ReactElement {
  const text = useWords(todayWords);
  const language = useDeskLanguage();
  const { inProgress, suspended, inProgressWithin, overdue } = board.measures;
  const count = (value: number): string => formatCount(language, value);
  const isOfThisMoment = list?.asOf === board.asOf;
  return (
    <section className="aside-part">
      <h2>{text("whyOverdue", { number: count(overdue) })}</h2>
      <dl className="aside-sum">
        <dt>{text("inProgress")}</dt>
        <dd>{count(inProgress)}</dd>
        <dt>{text("lessSuspended")}</dt>
        <dd>{count(suspended)}</dd>
        <dt>{text("lessLater", { time: civilTimeOf(board.asOf).minute })}</dt>
        <dd>{count(inProgressWithin - suspended)}</dd>
        <dt className="aside-total">{text("overdue")}</dt>
        <dd className="aside-total">{count(overdue)}</dd>
      </dl>
      {isOfThisMoment && (
        <p className="aside-check" data-matches={list.total === overdue}>
          <Glyph name={list.total === overdue ? "met" : "soon"} size={16} />
          <span>
            {text(list.total === overdue ? "listMatches" : "listDiffers", {
              count: list.total,
              number: count(list.total),
              time: clockTime(list.asOf),
            })}
          </span>
        </p>
      )}
    </section>
  );
}
