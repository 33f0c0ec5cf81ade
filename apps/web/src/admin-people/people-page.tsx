import type { Person } from "@ioc/protocol/people.ts";
import { useQueryClient } from "@tanstack/react-query";
import { type ReactElement, useState } from "react";
import { Button } from "../desk/button.tsx";
import { CsvExportButton } from "../desk/csv-export-button.tsx";
import { useNotify, useWords } from "../desk/desk-context.ts";
import { deskWords } from "../desk/desk-words.ts";
import { FailureNote } from "../desk/failure-note.tsx";
import { matchesSearch } from "../desk/fold-accents.ts";
import { TextField } from "../desk/text-field.tsx";
import { Page } from "../shell/page.tsx";
import { useUnitName } from "../shell/use-unit-name.ts";
import { PeopleCsv } from "./people-csv.tsx";
import { PeopleTable } from "./people-table.tsx";
import { peopleWords } from "./people-words.ts";
import { PersonDialog } from "./person-dialog.tsx";
import { PEOPLE_KEY, usePeople } from "./use-people.ts";

type Open = { readonly kind: "person"; readonly id: string } | { readonly kind: "new" } | { readonly kind: "csv" };

/** Who may come in, and as what. */
export function PeoplePage(): ReactElement {
  const text = useWords(peopleWords);
  const inGeneral = useWords(deskWords);
  const notify = useNotify();
  const queries = useQueryClient();
  const unitName = useUnitName();
  const people = usePeople();
  const [search, setSearch] = useState("");
  const [open, setOpen] = useState<Open | undefined>(undefined);
  const all = people.data?.items ?? [];
  const wordsOf = ({ user, name, grants }: Person): string[] => [
    user,
    name,
    ...grants.flatMap(({ unit }) => [unit ?? "", unitName(unit)]),
  ];
  const found = all.filter((person) => matchesSearch(search, wordsOf(person)));
  const shown = open?.kind === "person" ? all.find(({ id }) => id === open.id) : undefined;
  const close = (): void => setOpen(undefined);
  return (
    <Page
      title={text("title")}
      lead={text("lead")}
      actions={
        <>
          <Button onClick={() => setOpen({ kind: "csv" })}>{inGeneral("csvIn")}</Button>
          <CsvExportButton path="/people" name={text("file")} />
          <Button look="main" onClick={() => setOpen({ kind: "new" })}>
            {text("add")}
          </Button>
        </>
      }
    >
      <search className="tools">
        <div className="field-search">
          <TextField label={text("search")} type="search" value={search} onChange={setSearch} />
        </div>
        <p className="tools-count" role="status">
          {people.data !== undefined && text("found", { count: found.length })}
        </p>
      </search>
      <FailureNote failure={people.error} />
      {people.isPending && <p>{inGeneral("loading")}</p>}
      {people.data !== undefined && (
        <PeopleTable
          people={found}
          empty={text(all.length === 0 ? "none" : "noneFound")}
          onOpen={({ id }) => setOpen({ kind: "person", id })}
        />
      )}
      {open?.kind === "new" && <PersonDialog onClose={close} />}
      {shown !== undefined && <PersonDialog key={shown.id} person={shown} onClose={close} />}
      {open?.kind === "csv" && (
        <PeopleCsv
          onClose={(applied) => {
            close();
            if (!applied) return;
            notify(text("csvDone"));
            void queries.invalidateQueries({ queryKey: PEOPLE_KEY });
          }}
        />
      )}
    </Page>
  );
}
