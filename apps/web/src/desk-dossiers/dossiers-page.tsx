import { type ReactElement, useCallback, useMemo } from "react";
import { useSearchParams } from "react-router";
import { useDeskLanguage, useWords } from "../desk/desk-context.ts";
import { deskWords } from "../desk/desk-words.ts";
import { FailureNote } from "../desk/failure-note.tsx";
import { DeskClock } from "../dossier-parts/desk-clock.tsx";
import { dossiersPath } from "../dossier-parts/dossier-query.ts";
import { nameIn } from "../language/language.ts";
import { civilTimeOf } from "../numbers/civil-time.ts";
import { numberNames } from "../numbers/number-names.ts";
import { useDeskUnit } from "../shell/desk-unit.ts";
import { Page } from "../shell/page.tsx";
import { serverNow } from "../shell/server-time.ts";
import { UnitChoice } from "../shell/unit-choice.tsx";
import { type FilterChange, queryOf, readFilter, writeFilter } from "./dossier-filter.ts";
import { DossierRows } from "./dossier-rows.tsx";
import { DossiersCount } from "./dossiers-count.tsx";
import { dossiersWords } from "./dossiers-words.ts";
import { DownloadButton } from "./download-button.tsx";
import { FilterForm } from "./filter-form.tsx";
import { UrgeListLink } from "./urge-list-link.tsx";
import { useBoardAt } from "./use-board-at.ts";
import { useDossierPages } from "./use-dossier-pages.ts";
import "./dossiers.css";

const CSV = "text/csv";
const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** Dossiers by code, by what they count for, and by what they are; the address is the filter. */
export function DossiersPage(): ReactElement {
  const text = useWords(dossiersWords);
  const inGeneral = useWords(deskWords);
  const language = useDeskLanguage();
  const { unit, chosen, choose } = useDeskUnit();
  const [search, setSearch] = useSearchParams();
  const filter = useMemo(() => readFilter(search), [search]);
  const query = queryOf(filter, unit, civilTimeOf(serverNow()).date);
  // By the period's name, not by its days: after midnight they are others.
  const keptAs = JSON.stringify({ unit, ...filter });
  const pages = useDossierPages(query, keptAs);
  const { first, items, failure } = pages;
  const board = useBoardAt(filter, unit, first?.asOf, keptAs);
  const procedures = useMemo(
    () =>
      new Map(
        items.flatMap(({ procedure, procedureName }) =>
          procedure == null ? [] : [[procedure, procedureName ?? ""] as const],
        ),
      ),
    [items],
  );
  const change = useCallback(
    (part: FilterChange) => setSearch((before) => writeFilter(before, part), { replace: true }),
    [setSearch],
  );
  const path = dossiersPath(query);
  // What is taken away is the list as it stands here, not what has become of it since.
  const shownPath = dossiersPath({ ...query, at: first?.asOf });
  return (
    <div className="desk-wide dossiers">
      <Page
        title={text("title")}
        lead={board === undefined ? undefined : nameIn(language, board.unit)}
        actions={
          <>
            {board !== undefined && <UrgeListLink unit={board.unit.code} filter={filter} />}
            <DownloadButton label={text("asCsv")} path={shownPath} type={CSV} file="ho-so.csv" />
            <DownloadButton label={text("asXlsx")} path={shownPath} type={XLSX} file="ho-so.xlsx" />
          </>
        }
      >
        <FilterForm
          filter={filter}
          fields={Object.keys(board?.fields ?? {}).sort((a, b) => a.localeCompare(b, "vi"))}
          procedures={procedures}
          onChange={change}
          onClear={() => setSearch(chosen === undefined ? {} : { unit: chosen })}
        >
          <UnitChoice unit={board?.unit.code ?? unit} onChoose={choose} />
        </FilterForm>
        <FailureNote failure={failure} />
        {first === undefined && failure === undefined && <p className="empty">{inGeneral("loading")}</p>}
        {first !== undefined && failure === undefined && (
          <DeskClock>
            <DossiersCount filter={filter} first={first} board={board} busy={pages.isRenewing} onRenew={pages.renew} />
            {first.total === 0 && <p className="empty">{text("none")}</p>}
            {first.total > 0 && (
              <DossierRows
                key={`${first.asOf} ${path}`}
                caption={
                  filter.measure === undefined
                    ? text("rowsAll")
                    : numberNames.textOf(language, `name_${filter.measure}`)
                }
                items={items}
                total={first.total}
                today={civilTimeOf(first.asOf).date}
                chosen={chosen}
                hasMore={pages.hasMore}
                onEnd={pages.loadMore}
              />
            )}
            {pages.isLoadingMore && <p className="dossiers-more">{text("loadingMore")}</p>}
          </DeskClock>
        )}
      </Page>
    </div>
  );
}
