import type { DossierItem } from "@ioc/protocol/dossiers.ts";
import { type FocusEvent, type KeyboardEvent, type ReactElement, useRef } from "react";
import { Link } from "react-router";
import { useDeskLanguage, useWords } from "../desk/desk-context.ts";
import { deskWords } from "../desk/desk-words.ts";
import { dossierPath } from "../dossier-parts/dossier-query.ts";
import { dossierWords } from "../dossier-parts/dossier-words.ts";
import { dueText } from "../dossier-parts/due-text.ts";
import { Standing } from "../dossier-parts/standing.tsx";
import { formatCount } from "../numbers/number-format.ts";
import { useUnitName } from "../shell/use-unit-name.ts";
import type { TodayGroup } from "./today-groups.ts";
import { todayWords } from "./today-words.ts";

export interface TodayTableProps {
  readonly caption: string;
  readonly groups: readonly TodayGroup[];
  readonly unit: string | undefined;
  /** Whether a row says whose the dossier is: not needed where all are the same unit's. */
  readonly tellsUnit: boolean;
  /** Civil day of the list. */
  readonly today: string;
  /** Whose deadline stands beside the table. */
  readonly selected: string | undefined;
  readonly onSelect: (code: string) => void;
}

/** How long the pointer rests on a row before it is meant. */
const HOVER_MS = 180;
const COLUMNS = ["code", "procedure", "unit", "dueAt", "time", "channel"] as const;

// Below 720 px rows are drawn as cards, which would take a table's roles away from it.
const ROLES = {
  table: { role: "table" },
  row: { role: "row" },
  cell: { role: "cell" },
  group: { role: "rowgroup" },
  columnHeader: { role: "columnheader" },
  rowHeader: { role: "rowheader" },
} as const;

/** Dossiers by how much they burn, each opens; one tab stop, arrows and Home and End within. */
export function TodayTable(props: TodayTableProps): ReactElement {
  const { caption, groups, unit, tellsUnit, today, selected, onSelect } = props;
  const text = useWords(todayWords);
  const inDossiers = useWords(dossierWords);
  const language = useDeskLanguage();
  const unitName = useUnitName();
  const columns = COLUMNS.filter((column) => tellsUnit || column !== "unit");
  const table = useRef<HTMLTableElement>(null);
  const hover = useRef<ReturnType<typeof setTimeout>>(undefined);
  const codes = groups.flatMap(({ items }) => items.map(({ code }) => code));
  const stop = selected !== undefined && codes.includes(selected) ? selected : codes[0];
  // A dossier may stand in two groups; only the first of them is the tab stop.
  const stopAt = groups.findIndex(({ items }) => items.some(({ code }) => code === stop));

  const move = (event: KeyboardEvent): void => {
    const links = [...(table.current?.querySelectorAll<HTMLElement>(".row-open") ?? [])];
    const index = event.target instanceof HTMLElement ? links.indexOf(event.target) : -1;
    const next = { ArrowDown: index + 1, ArrowUp: index - 1, Home: 0, End: links.length - 1 }[event.key];
    if (index < 0 || next === undefined) return;
    event.preventDefault();
    links[Math.max(0, Math.min(next, links.length - 1))]?.focus();
  };
  const rest = (code: string): void => {
    clearTimeout(hover.current);
    hover.current = setTimeout(() => onSelect(code), HOVER_MS);
  };
  return (
    <table
      ref={table}
      className="table today-table"
      onKeyDown={move}
      onPointerLeave={() => clearTimeout(hover.current)}
    >
      <caption className="unseen">{caption}</caption>
      <thead {...ROLES.group}>
        <tr {...ROLES.row}>
          {columns.map((column) => (
            <th key={column} scope="col" {...ROLES.columnHeader}>
              {inDossiers(column)}
            </th>
          ))}
        </tr>
      </thead>
      {groups.map(({ heading, items, count }, place) => (
        <tbody key={heading ?? ""} data-group={heading ?? "own"} {...ROLES.group}>
          {heading !== undefined && (
            <tr className="today-group" {...ROLES.row}>
              <th scope="rowgroup" colSpan={columns.length} {...ROLES.rowHeader}>
                {text(heading)}
                {count !== undefined && `: ${formatCount(language, count)}`}
              </th>
            </tr>
          )}
          {items.map((item) => (
            <TodayRow
              key={item.code}
              item={item}
              unit={unit}
              unitName={tellsUnit ? unitName(item.unit) : undefined}
              today={today}
              isSelected={item.code === selected}
              isStop={item.code === stop && place === stopAt}
              onFocus={() => onSelect(item.code)}
              onRest={() => rest(item.code)}
            />
          ))}
        </tbody>
      ))}
    </table>
  );
}

interface TodayRowProps {
  readonly item: DossierItem;
  readonly unit: string | undefined;
  readonly unitName: string | undefined;
  readonly today: string;
  readonly isSelected: boolean;
  readonly isStop: boolean;
  readonly onFocus: (event: FocusEvent) => void;
  readonly onRest: () => void;
}

function TodayRow(props: TodayRowProps): ReactElement {
  const { item, unit, unitName, today, isSelected, isStop, onFocus, onRest } = props;
  const inDossiers = useWords(dossierWords);
  const inGeneral = useWords(deskWords);
  const { code, procedureName, procedure, dueAt, channel } = item;
  return (
    <tr className="row-opens" data-selected={isSelected || undefined} onPointerEnter={onRest} {...ROLES.row}>
      <th scope="row" {...ROLES.rowHeader}>
        <Link className="row-open" to={dossierPath(code, unit)} tabIndex={isStop ? 0 : -1} onFocus={onFocus}>
          {code}
        </Link>
      </th>
      <td className="today-procedure" {...ROLES.cell}>
        {procedureName ?? procedure ?? item.field}
      </td>
      {unitName !== undefined && (
        <td className="today-unit" {...ROLES.cell}>
          {unitName}
        </td>
      )}
      <td className="today-due" {...ROLES.cell}>
        {dueAt == null ? inDossiers("noDate") : dueText(dueAt, today, (time) => inGeneral("todayAt", { time }))}
      </td>
      <td className="today-standing" {...ROLES.cell}>
        <Standing item={item} />
      </td>
      <td className="today-channel" {...ROLES.cell}>
        {channel == null ? "" : inDossiers(`channel_${channel}`)}
      </td>
    </tr>
  );
}
