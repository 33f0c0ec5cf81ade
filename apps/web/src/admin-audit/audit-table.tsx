import type { AuditItem } from "@ioc/protocol/audit.ts";
import type { ReactElement } from "react";
import { type Column, DataTable } from "../desk/data-table.tsx";
import { useWords } from "../desk/desk-context.ts";
import { useMoment } from "../shell/use-moment.ts";
import { useUnitName } from "../shell/use-unit-name.ts";
import { auditWords } from "./audit-words.ts";
import { useActorName } from "./use-actor-name.ts";

export interface AuditTableProps {
  readonly items: readonly AuditItem[];
  readonly onOpen: (item: AuditItem) => void;
}

export function AuditTable({ items, onOpen }: AuditTableProps): ReactElement {
  const text = useWords(auditWords);
  const unitName = useUnitName();
  const moment = useMoment();
  const actorName = useActorName();
  const columns: readonly [Column<AuditItem>, ...Column<AuditItem>[]] = [
    { key: "action", title: text("action"), cell: ({ action }) => text(action) },
    { key: "who", title: text("who"), cell: ({ actor }) => actorName(actor) },
    { key: "object", title: text("object"), look: "soft", cell: ({ object }) => object ?? "–" },
    { key: "unit", title: text("unit"), look: "soft", cell: ({ unit }) => (unit === null ? "–" : unitName(unit)) },
    { key: "at", title: text("at"), look: "soft", cell: ({ at }) => moment(at) },
    { key: "address", title: text("address"), look: "soft", cell: ({ address }) => address ?? "–" },
  ];
  return (
    <DataTable
      caption={text("title")}
      columns={columns}
      rows={items}
      keyOf={({ id }) => id}
      onOpen={onOpen}
      empty={text("none")}
    />
  );
}
