import type { ReactElement, ReactNode } from "react";
import { useWords } from "./desk-context.ts";
import { deskWords } from "./desk-words.ts";

export interface TableViewProps {
  readonly caption: string;
  readonly head: readonly string[];
  /** First cell of a row is its header. */
  readonly rows: readonly { readonly key: string; readonly cells: readonly ReactNode[] }[];
  /** What stands there when there are no rows. */
  readonly empty: string;
}

/** What a drawing shows, as a table: folded away for those who see the drawing, there for everybody. */
export function TableView({ caption, head, rows, empty }: TableViewProps): ReactElement {
  const text = useWords(deskWords);
  return (
    <details className="table-view">
      <summary>{text("asTable", { what: caption })}</summary>
      {rows.length === 0 ? (
        <p className="soft">{empty}</p>
      ) : (
        <table>
          <caption className="unseen">{caption}</caption>
          <thead>
            <tr>
              {head.map((title) => (
                <th key={title} scope="col">
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ key, cells: [first, ...others] }) => (
              <tr key={key}>
                <th scope="row">{first}</th>
                {others.map((cell, column) => (
                  <td key={head[column + 1]}>{cell}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </details>
  );
}
