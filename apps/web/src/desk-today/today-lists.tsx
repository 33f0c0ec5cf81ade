import type { DossierList } from "@ioc/protocol/dossiers.ts";
import { type ReactElement, useState } from "react";
import { Link, useSearchParams } from "react-router";
import { useDeskLanguage, useWords } from "../desk/desk-context.ts";
import { deskWords } from "../desk/desk-words.ts";
import { FailureNote } from "../desk/failure-note.tsx";
import { civilTimeOf, clockTime } from "../numbers/civil-time.ts";
import { formatCount } from "../numbers/number-format.ts";
import { usePaced } from "../page/use-paced.ts";
import { TodayAside } from "./today-aside.tsx";
import { LONGEST_LATE, todayGroups } from "./today-groups.ts";
import { TodayTable } from "./today-table.tsx";
import { TodayTabs } from "./today-tabs.tsx";
import { todayWords } from "./today-words.ts";
import { type TodayDocuments, useKeepDay } from "./use-keep-day.ts";
import { MOST_ROWS, TODAY_LISTS, type TodayListName, useTodayList } from "./use-today-list.ts";
import { WaitingDirectives } from "./waiting-directives.tsx";

/** Lists follow the board no more often than this: what is read must not move under the eyes. */
const FOLLOW_MS = 3000;

export interface TodayListsProps {
  readonly documents: TodayDocuments;
  /** The unit that was asked for; undefined: the topmost. */
  readonly place: string | undefined;
  /** The line is there. */
  readonly isLive: boolean;
  /** The unit that the address names. */
  readonly chosen: string | undefined;
}

/** What burns, list by list, each as long as the board's number, with the why beside it. */
export function TodayLists({ documents, place, isLive, chosen }: TodayListsProps): ReactElement {
  const text = useWords(todayWords);
  const inGeneral = useWords(deskWords);
  const language = useDeskLanguage();
  const [query, setQuery] = useSearchParams();
  const [selected, select] = useState<string | undefined>(undefined);
  const tab = TODAY_LISTS.find((name) => name === query.get("list")) ?? "dueToday";
  const followed = usePaced(documents, FOLLOW_MS);
  const at = followed.board.asOf;
  const { board } = documents;
  const { code: unit } = board.unit;
  const hasUnitsBelow = Object.keys(board.children).some((code) => code !== unit);
  const isMain = tab === "dueToday";
  const rows = { overdue: tab === "overdue" ? MOST_ROWS : LONGEST_LATE };
  const answers = {
    dueToday: useTodayList(unit, "dueToday", at, isMain),
    // On a slow line rows that are not shown are what one waits for.
    overdue: useTodayList(unit, "overdue", at, true, rows.overdue),
    atRisk: useTodayList(unit, "atRisk", at, isMain || tab === "atRisk"),
    suspended: useTodayList(unit, "suspended", at, tab === "suspended"),
    inProgress: useTodayList(unit, "inProgress", at, tab === "inProgress"),
  };
  const lists: Partial<Record<TodayListName, DossierList>> = {};
  const fresh: Partial<Record<TodayListName, DossierList>> = {};
  for (const name of TODAY_LISTS) {
    const { data, isPlaceholderData } = answers[name];
    if (data !== undefined) lists[name] = data;
    if (data !== undefined && !isPlaceholderData) fresh[name] = data;
  }
  useKeepDay(place, followed, fresh, rows, isLive);
  const { data: own, error } = answers[tab];
  const groups = todayGroups(tab, lists);
  const first = groups[0]?.items[0]?.code;
  const isThere = groups.some(({ items }) => items.some(({ code }) => code === selected));
  const shown = isThere ? selected : first;
  const choose = (name: TodayListName): void => {
    const next = new URLSearchParams(query);
    if (name === "dueToday") next.delete("list");
    else next.set("list", name);
    setQuery(next, { replace: true });
  };
  const rest = new URLSearchParams({ measure: tab, ...(chosen === undefined ? {} : { unit: chosen }) });
  return (
    <div className="today-columns">
      <WaitingDirectives unit={unit} at={at} chosen={chosen} />
      <div className="today-main">
        <TodayTabs measures={board.measures} tab={tab} onChoose={choose}>
          <FailureNote failure={error} />
          {own === undefined && error === null && <p className="empty">{inGeneral("loading")}</p>}
          {own !== undefined && own.items.length === 0 && <p className="today-empty">{text(`empty_${tab}`)}</p>}
          {groups.length > 0 && own !== undefined && (
            <TodayTable
              caption={text(`tab_${tab}`)}
              groups={groups}
              unit={chosen}
              tellsUnit={hasUnitsBelow}
              today={civilTimeOf(own.asOf).date}
              selected={shown}
              onSelect={select}
            />
          )}
          {own !== undefined && (
            <p className="today-rest" data-total={own.total}>
              {text("listAsOf", {
                count: own.total,
                number: formatCount(language, own.total),
                time: clockTime(own.asOf),
              })}{" "}
              <Link to={`/dossiers?${rest}`}>{text("toAll")}</Link>
            </p>
          )}
        </TodayTabs>
      </div>
      <TodayAside board={board} dossier={shown} overdue={answers.overdue.data} chosen={chosen} />
    </div>
  );
}
