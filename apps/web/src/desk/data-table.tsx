import { type KeyboardEvent, type ReactElement, type ReactNode, useRef, useState } from "react";
import { TABLE_ROLES as ROLES } from "./table-roles.ts";

export interface Column<Row> {
  readonly key: string;
  readonly title: string;
  readonly cell: (row: Row) => ReactNode;
  /** On a phone `soft` cells stand smaller, with their title before them; `number` cells are set to the right. */
  readonly look?: "soft" | "number";
}

export interface DataTableProps<Row> {
  /** Names the table for screen readers. */
  readonly caption: string;
  /** The first column names its row. */
  readonly columns: readonly [Column<Row>, ...Column<Row>[]];
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string;
  /** Opens a row; without it rows are only read. */
  readonly onOpen?: (row: Row) => void;
  /** What stands there when there are no rows. */
  readonly empty: ReactNode;
}

/** A table whose rows can be opened: one tab stop, arrows and Home and End within. */
export function DataTable<Row>(props: DataTableProps<Row>): ReactElement {
  const { caption, columns, rows, keyOf, onOpen, empty } = props;
  const body = useRef<HTMLTableSectionElement>(null);
  const [current, setCurrent] = useState<string | undefined>(undefined);
  const keys = rows.map(keyOf);
  const stop = current !== undefined && keys.includes(current) ? current : keys[0];
  if (rows.length === 0) return <p className="empty">{empty}</p>;

  const move = (event: KeyboardEvent, index: number): void => {
    const next = nextIndex(event.key, index, rows.length);
    if (next === undefined || !(event.target instanceof HTMLElement) || !event.target.matches(".row-open")) return;
    event.preventDefault();
    body.current?.querySelectorAll<HTMLElement>(".row-open")[next]?.focus();
  };
  const [first, ...others] = columns;
  return (
    <table className="table" {...ROLES.table}>
      <caption className="unseen">{caption}</caption>
      <thead {...ROLES.group}>
        <tr {...ROLES.row}>
          {columns.map(({ key, title, look }) => (
            <th key={key} scope="col" className={look && `cell-${look}`} {...ROLES.columnHeader}>
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody ref={body} {...ROLES.group}>
        {rows.map((row, index) => {
          const key = keyOf(row);
          return (
            <tr key={key} className={onOpen && "row-opens"} onKeyDown={(event) => move(event, index)} {...ROLES.row}>
              <th scope="row" {...ROLES.rowHeader}>
                {onOpen === undefined ? (
                  first.cell(row)
                ) : (
                  <button
                    type="button"
                    className="row-open"
                    tabIndex={key === stop ? 0 : -1}
                    onFocus={() => setCurrent(key)}
                    onClick={() => onOpen(row)}
                  >
                    {first.cell(row)}
                  </button>
                )}
              </th>
              {others.map((column) => (
                <td
                  key={column.key}
                  className={column.look && `cell-${column.look}`}
                  data-title={column.title}
                  {...ROLES.cell}
                >
                  {column.cell(row)}
                </td>
              ))}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function nextIndex(key: string, index: number, count: number): number | undefined {
  if (key === "ArrowDown") return Math.min(index + 1, count - 1);
  if (key === "ArrowUp") return Math.max(index - 1, 0);
  if (key === "Home") return 0;
  return key === "End" ? count - 1 : undefined;
}
