import type { DossierItem } from "@ioc/protocol/dossiers.ts";
import type { KeyboardEvent, ReactElement } from "react";
import { Link } from "react-router";
import { useDeskLanguage, useWords } from "../desk/desk-context.ts";
import { deskWords } from "../desk/desk-words.ts";
import { dossierPath } from "../dossier-parts/dossier-query.ts";
import { dossierWords } from "../dossier-parts/dossier-words.ts";
import { dueText } from "../dossier-parts/due-text.ts";
import { Standing } from "../dossier-parts/standing.tsx";
import { fieldName } from "../language/field-name.ts";
import { useUnitName } from "../shell/use-unit-name.ts";

export const DOSSIER_COLUMNS = ["code", "procedure", "field", "unit", "dueAt", "time", "channel"] as const;

/** Rows lie where they belong by their place, which no table of HTML lets them. */
export const ROLES = {
  group: { role: "rowgroup" },
  columnHeader: { role: "columnheader" },
  rowHeader: { role: "rowheader" },
  cell: { role: "cell" },
  table: (name: string, rows: number) => ({ role: "table", "aria-label": name, "aria-rowcount": rows }) as const,
  /** @param index from 1, the head included */
  row: (index: number) => ({ role: "row", "aria-rowindex": index }) as const,
} as const;

interface DossierCellsProps {
  readonly item: DossierItem;
  readonly today: string;
  readonly chosen: string | undefined;
  readonly isStop: boolean;
  readonly onFocus: () => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

/** A dossier in its row; the first cell opens it. */
export function DossierCells(props: DossierCellsProps): ReactElement {
  const { item, today, chosen, isStop, onFocus, onKeyDown } = props;
  const text = useWords(dossierWords);
  const inGeneral = useWords(deskWords);
  const language = useDeskLanguage();
  const unitName = useUnitName();
  const { code, procedure, procedureName, field, unit, dueAt, channel } = item;
  return (
    <>
      <span className="rows-code" {...ROLES.rowHeader}>
        <Link
          className="row-open"
          to={dossierPath(code, chosen)}
          state={{ listed: item }}
          tabIndex={isStop ? 0 : -1}
          onFocus={onFocus}
          onKeyDown={onKeyDown}
        >
          {code}
        </Link>
      </span>
      <span className="rows-procedure" {...ROLES.cell}>
        {procedureName ?? procedure ?? ""}
      </span>
      <span className="rows-soft" {...ROLES.cell}>
        {fieldName(language, field)}
      </span>
      <span className="rows-soft rows-unit" {...ROLES.cell}>
        {unitName(unit)}
      </span>
      <span className="rows-due" {...ROLES.cell}>
        {dueAt == null ? text("noDate") : dueText(dueAt, today, (time) => inGeneral("todayAt", { time }))}
      </span>
      <span className="rows-time" {...ROLES.cell}>
        <Standing item={item} />
      </span>
      <span className="rows-soft rows-channel" {...ROLES.cell}>
        {channel == null ? "" : text(`channel_${channel}`)}
      </span>
    </>
  );
}
