import { type ReactElement, type ReactNode, useRef } from "react";
import { PlainNumbers } from "../numbers/plain-numbers.ts";
import type { SavedChart } from "./chart-tools.tsx";
import { LateChartTools } from "./late-chart-tools.tsx";

export interface TableTwinProps {
  readonly caption: string;
  readonly head: readonly string[];
  /** First cell of a row is its header. */
  readonly rows: readonly { readonly key: string; readonly cells: readonly ReactNode[] }[];
  /** The drawing, where it can be saved as a picture. */
  readonly chart?: SavedChart;
}

/** What a drawing shows, as a table for those who do not see it, and for those who want to have it. */
export function TableTwin({ caption, head, rows, chart }: TableTwinProps): ReactElement {
  const table = useRef<HTMLTableElement>(null);
  return (
    <>
      <div className="unseen">
        <PlainNumbers value={true}>
          <table ref={table}>
            <caption>{caption}</caption>
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
        </PlainNumbers>
      </div>
      <LateChartTools title={caption} table={table} chart={chart} />
    </>
  );
}
