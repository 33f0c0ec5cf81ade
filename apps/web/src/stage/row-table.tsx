import type { ReactElement, ReactNode } from "react";

/** What stands over a column. */
interface ColumnHead {
  readonly words: string;
  /** Of the head; its width is that of the column. */
  readonly className?: string;
  /** What is drawn there instead; the words are then for those who do not see it. */
  readonly drawn?: ReactNode;
  /** How many columns it stands over; absent: one. */
  readonly over?: number;
}

export interface RowTableProps {
  readonly className: string;
  readonly heads: readonly ColumnHead[];
  /** Its rows. */
  readonly children: ReactNode;
}

/** A list of units in columns: quiet words over them, and a hairline over each row. */
export function RowTable({ className, heads, children }: RowTableProps): ReactElement {
  return (
    <table className={`row-table ${className}`}>
      <thead>
        <tr>
          {heads.map(({ words, className: own = "", drawn, over }) => (
            <th key={words} scope="col" className={`row-head ${own}`} colSpan={over}>
              {drawn === undefined ? (
                words
              ) : (
                <>
                  <span className="unseen">{words}</span>
                  {drawn}
                </>
              )}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  );
}
