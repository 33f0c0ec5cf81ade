import { auditListSchema } from "@ioc/protocol/audit.ts";
import { useInfiniteQuery } from "@tanstack/react-query";
import { type ReactElement, useState } from "react";
import { useSearchParams } from "react-router";
import { Button } from "../desk/button.tsx";
import { CsvExportButton } from "../desk/csv-export-button.tsx";
import { useWords } from "../desk/desk-context.ts";
import { deskWords } from "../desk/desk-words.ts";
import { FailureNote } from "../desk/failure-note.tsx";
import { askJson } from "../shell/api.ts";
import { Page } from "../shell/page.tsx";
import { AuditDialog } from "./audit-dialog.tsx";
import { filterOf, queryOf } from "./audit-filter.ts";
import { AuditFilterForm } from "./audit-filter-form.tsx";
import { AuditTable } from "./audit-table.tsx";
import { auditWords } from "./audit-words.ts";

/** Who did what, the newest first. */
export function AuditPage(): ReactElement {
  const text = useWords(auditWords);
  const inGeneral = useWords(deskWords);
  const [address, setAddress] = useSearchParams();
  const [open, setOpen] = useState<string | undefined>(undefined);
  const filter = filterOf(address);
  const query = queryOf(filter).toString();
  const trail = useInfiniteQuery({
    queryKey: ["audit", query],
    queryFn: ({ pageParam, signal }) => {
      const asked = new URLSearchParams(query);
      if (pageParam !== "") asked.set("cursor", pageParam);
      return askJson(`/audit?${asked}`, auditListSchema, { signal });
    },
    initialPageParam: "",
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  });
  const items = trail.data?.pages.flatMap((page) => page.items) ?? [];
  const shown = items.find(({ id }) => id === open);
  return (
    <Page
      title={text("title")}
      lead={text("lead")}
      actions={<CsvExportButton path={`/audit?${query}`} name={text("file")} />}
    >
      <AuditFilterForm key={query} filter={filter} onFilter={(chosen) => setAddress(queryOf(chosen))} />
      <FailureNote failure={trail.error} />
      <p className="tools-count" role="status">
        {trail.isPending ? inGeneral("loading") : trail.data !== undefined && text("shown", { count: items.length })}
      </p>
      {trail.data !== undefined && <AuditTable items={items} onOpen={({ id }) => setOpen(id)} />}
      {trail.hasNextPage && (
        <p className="actions">
          <Button busy={trail.isFetchingNextPage} onClick={() => void trail.fetchNextPage()}>
            {text("more")}
          </Button>
        </p>
      )}
      {shown !== undefined && <AuditDialog item={shown} onClose={() => setOpen(undefined)} />}
    </Page>
  );
}
