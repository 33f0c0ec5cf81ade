import type { Directive } from "@ioc/protocol/directives.ts";
import type { ReactElement } from "react";
import { Link, useNavigate, useSearchParams } from "react-router";
import { Button } from "../desk/button.tsx";
import { type Column, DataTable } from "../desk/data-table.tsx";
import { useDeskLanguage, useWords } from "../desk/desk-context.ts";
import { deskWords } from "../desk/desk-words.ts";
import { FailureNote } from "../desk/failure-note.tsx";
import { LostLine } from "../shell/lost-line.tsx";
import { mayDirect } from "../shell/may.ts";
import { Page } from "../shell/page.tsx";
import { usePerson } from "../shell/shell-context.ts";
import { useMoment } from "../shell/use-moment.ts";
import { aboutText } from "./about-text.ts";
import { addressOf, filterOf, queryOf } from "./directive-filter.ts";
import { DirectiveFilterForm } from "./directive-filter-form.tsx";
import { directiveWords } from "./directive-words.ts";
import { DueText } from "./due-text.tsx";
import { useDirectives, useLiveDirectives } from "./use-directives.ts";
import "./directives.css";

/** Directives to the person's units, the newest first. */
export function DirectivesPage(): ReactElement {
  const text = useWords(directiveWords);
  const inGeneral = useWords(deskWords);
  const navigate = useNavigate();
  const [address, setAddress] = useSearchParams();
  const filter = filterOf(address);
  const { items, failure, hasMore, isLoadingMore, loadMore } = useDirectives(queryOf(filter).toString());
  const lostSinceMs = useLiveDirectives();
  const columns = useColumns();
  const add = mayDirect(usePerson()) && (
    <Link
      className="button button-main"
      to={`/directives/new${filter.unit === "" ? "" : `?${new URLSearchParams({ unit: filter.unit })}`}`}
    >
      {text("add")}
    </Link>
  );
  return (
    <Page title={text("title")} lead={text("lead")} actions={add || undefined}>
      <LostLine sinceMs={lostSinceMs} />
      <DirectiveFilterForm filter={filter} onFilter={(chosen) => setAddress(addressOf(chosen))} />
      <FailureNote failure={failure} />
      <p className="tools-count" role="status">
        {items === undefined
          ? failure === null && inGeneral("loading")
          : text(hasMore ? "shownSome" : "shown", { count: items.length })}
      </p>
      {items !== undefined && (
        <DataTable
          caption={text("title")}
          columns={columns}
          rows={items}
          keyOf={({ id }) => id}
          onOpen={({ id }) => void navigate(`/directives/${id}`)}
          empty={text("none")}
        />
      )}
      {hasMore && (
        <p className="actions">
          <Button busy={isLoadingMore} onClick={loadMore}>
            {text("more")}
          </Button>
        </p>
      )}
    </Page>
  );
}

function useColumns(): readonly [Column<Directive>, ...Column<Directive>[]] {
  const text = useWords(directiveWords);
  const language = useDeskLanguage();
  const moment = useMoment();
  return [
    { key: "unit", title: text("unit"), cell: ({ unitName }) => unitName },
    {
      key: "about",
      title: text("about"),
      cell: (directive) => (
        <span className="directive-about">
          <b>{aboutText(language, directive) ?? text("inGeneral")}</b>
          <span>{directive.text}</span>
        </span>
      ),
    },
    { key: "state", title: text("state"), cell: ({ state }) => text(`state_${state}`) },
    { key: "due", title: text("due"), look: "soft", cell: (directive) => <DueText directive={directive} /> },
    {
      key: "sent",
      title: text("sent"),
      look: "soft",
      cell: ({ sentBy, sentAt }) =>
        sentBy === null ? moment(sentAt) : text("sentBy", { name: sentBy, time: moment(sentAt) }),
    },
  ];
}
