import type { DossierItem } from "@ioc/protocol/dossiers.ts";
import type { ReactElement } from "react";
import { type Column, DataTable } from "../desk/data-table.tsx";
import { useWords } from "../desk/desk-context.ts";
import { civilTimeOf, formatDate } from "../numbers/civil-time.ts";
import { DossierLink } from "../shell/dossier-link.tsx";
import { reconcileWords } from "./reconcile-words.ts";

/** A dossier here, and what the unit's own list says otherwise. */
interface ComparedItem {
  readonly item: DossierItem;
  readonly receivedDay?: string | null | undefined;
  readonly closedDay?: string | null | undefined;
  readonly isOpenThere?: boolean;
}

export interface ItemTableProps {
  readonly caption: string;
  readonly rows: readonly ComparedItem[];
}

/** Dossiers of one kind, with what the other side says of them, if it does. */
export function ItemTable({ caption, rows }: ItemTableProps): ReactElement {
  const text = useWords(reconcileWords);
  const dayOf = (instant: string | null | undefined): string =>
    instant == null ? text("stillOpen") : formatDate(civilTimeOf(instant).date);
  const both = (there: string | null | undefined, here: string | null | undefined): string =>
    there == null ? dayOf(here) : text("thereHere", { there: formatDate(there), here: dayOf(here) });
  const closed = ({ item, closedDay, isOpenThere }: ComparedItem): string =>
    isOpenThere === true
      ? text("thereHere", { there: text("stillOpen"), here: dayOf(item.closedAt) })
      : both(closedDay, item.closedAt);
  const columns: [Column<ComparedItem>, ...Column<ComparedItem>[]] = [
    { key: "code", title: text("code"), cell: ({ item }) => <DossierLink code={item.code} isTheirs listed={item} /> },
    {
      key: "received",
      title: text("receivedAt"),
      look: "soft",
      cell: ({ item, receivedDay }) => (item.receivedAt == null ? "–" : both(receivedDay, item.receivedAt)),
    },
    { key: "closed", title: text("closedAt"), look: "soft", cell: closed },
    { key: "state", title: text("state"), look: "soft", cell: ({ item }) => text(`state_${item.state}`) },
    { key: "unit", title: text("at"), look: "soft", cell: ({ item }) => item.unit },
  ];
  return <DataTable caption={caption} columns={columns} rows={rows} keyOf={({ item }) => item.code} empty="" />;
}
