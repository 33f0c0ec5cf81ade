import type { DryRun } from "@ioc/protocol/provisioning-preview.ts";
import type { ReactElement } from "react";
import { useWords } from "./desk-context.ts";
import { deskWords } from "./desk-words.ts";
import { DifferenceTable, type DifferenceTableProps } from "./difference-table.tsx";

export interface ChangeListProps {
  readonly changes: DryRun["changes"];
  readonly wordOf?: DifferenceTableProps["wordOf"] | undefined;
  readonly textOfValue?: DifferenceTableProps["textOfValue"] | undefined;
}

/** More would be a page that nobody reads and a browser that stands still. */
const MOST_LISTED = 200;

/** What a change would do, thing by thing: each opens to what was and what would be. */
export function ChangeList({ changes, wordOf, textOfValue }: ChangeListProps): ReactElement {
  const text = useWords(deskWords);
  const words = { ...(wordOf && { wordOf }), ...(textOfValue && { textOfValue }) };
  return (
    <>
      <ul className="changes">
        {changes.slice(0, MOST_LISTED).map(({ code, kind, before, after }) => (
          <li key={code}>
            <details open={changes.length <= 5}>
              <summary>
                <span className={`change change-${kind}`}>{text(`change_${kind}`)}</span> <code>{code}</code>
              </summary>
              <DifferenceTable before={before} after={after} {...words} />
            </details>
          </li>
        ))}
      </ul>
      {changes.length > MOST_LISTED && <p>{text("changesMore", { count: changes.length - MOST_LISTED })}</p>}
    </>
  );
}
