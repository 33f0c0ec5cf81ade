import type { DossierItem } from "@ioc/protocol/dossiers.ts";
import type { FaultItem } from "@ioc/protocol/faults.ts";
import type { FaultKind } from "@ioc/protocol/names.ts";
import type { ReactElement } from "react";
import { Button } from "../desk/button.tsx";
import { type Column, DataTable } from "../desk/data-table.tsx";
import { useDeskLanguage, useWords } from "../desk/desk-context.ts";
import { FailureNote } from "../desk/failure-note.tsx";
import { faultText } from "../desk/fault-text.ts";
import { DossierLink } from "../shell/dossier-link.tsx";
import { useMoment } from "../shell/use-moment.ts";
import { connectionWords } from "./connection-words.ts";
import { useFaults, useUnpaid } from "./use-connection.ts";

/** The faults of one kind, the newest first. */
export function FaultItems({ unit, kind }: { unit: string; kind: FaultKind }): ReactElement {
  const text = useWords(connectionWords);
  const language = useDeskLanguage();
  const moment = useMoment();
  const asked = useFaults(unit, kind);
  const rows = asked.data?.pages.flatMap(({ items }) => items);
  const columns: [Column<FaultItem>, ...Column<FaultItem>[]] = [
    {
      key: "subject",
      title: text("dossier"),
      cell: ({ subject, unit: at }) => (subject == null ? "–" : <DossierLink code={subject} isTheirs={at != null} />),
    },
    { key: "unit", title: text("unit"), look: "soft", cell: ({ unit: at }) => at ?? "" },
    {
      key: "message",
      title: text("faultMessage"),
      look: "soft",
      cell: ({ message }) => faultText(language, message),
    },
    { key: "at", title: text("recordedAt"), look: "soft", cell: ({ recordedAt }) => moment(recordedAt) },
  ];
  return (
    <Pages asked={asked}>
      {rows !== undefined && (
        <DataTable
          caption={text(`fault_${kind === "rejected" ? "orphan" : kind}`)}
          columns={columns}
          rows={rows}
          keyOf={(row) => `${row.subject} ${row.source} ${row.id} ${row.recordedAt}`}
          empty={text("noFaults")}
        />
      )}
    </Pages>
  );
}

/** Dossiers that were resolved, and no payment was seen. */
export function UnpaidItems({ unit }: { unit: string }): ReactElement {
  const text = useWords(connectionWords);
  const moment = useMoment();
  const asked = useUnpaid(unit);
  const rows = asked.data?.pages.flatMap(({ items }) => items);
  const columns: [Column<DossierItem>, ...Column<DossierItem>[]] = [
    { key: "code", title: text("dossier"), cell: ({ code }) => <DossierLink code={code} isTheirs /> },
    { key: "procedure", title: text("procedure"), look: "soft", cell: ({ procedure }) => procedure ?? "" },
    { key: "unit", title: text("unit"), look: "soft", cell: ({ unit: at }) => at },
    { key: "closed", title: text("closedAt"), look: "soft", cell: ({ closedAt }) => moment(closedAt) },
  ];
  return (
    <Pages asked={asked}>
      {rows !== undefined && (
        <DataTable
          caption={text("fault_unpaid")}
          columns={columns}
          rows={rows}
          keyOf={({ code }) => code}
          empty={text("noFaults")}
        />
      )}
    </Pages>
  );
}

interface PagesProps {
  readonly asked: {
    readonly error: unknown;
    readonly data: unknown;
    readonly hasNextPage: boolean;
    readonly isFetchingNextPage: boolean;
    fetchNextPage(): Promise<unknown>;
  };
  readonly children: React.ReactNode;
}

function Pages({ asked, children }: PagesProps): ReactElement {
  const text = useWords(connectionWords);
  return (
    <>
      <FailureNote failure={asked.error} />
      {asked.data === undefined && asked.error === null && <p role="status">{text("listLoading")}</p>}
      {children}
      {asked.hasNextPage && (
        <p className="actions">
          <Button busy={asked.isFetchingNextPage} onClick={() => void asked.fetchNextPage()}>
            {text("more")}
          </Button>
        </p>
      )}
    </>
  );
}
