import type { Measure } from "@ioc/protocol/names.ts";
import type { UnitsPreview } from "@ioc/protocol/provisioning-preview.ts";
import type { ReactElement } from "react";
import { Arrow } from "../desk/arrow.tsx";
import { type Column, DataTable } from "../desk/data-table.tsx";
import { useDeskLanguage, useWords } from "../desk/desk-context.ts";
import { formatCount } from "../numbers/number-format.ts";
import { numberNames } from "../numbers/number-names.ts";
import { unitWords } from "./unit-words.ts";

type Board = UnitsPreview["boards"][number];

/** The numbers that a board is read for first have a column of their own. */
const FIRST = ["received", "resolved", "inProgress", "overdue"] as const satisfies readonly Measure[];

export interface BoardEffectsProps {
  readonly preview: UnitsPreview;
  readonly nameOf: (code: string) => string;
}

/** Unit by unit, the numbers of its board before and after. */
export function BoardEffects({ preview, nameOf }: BoardEffectsProps): ReactElement {
  const text = useWords(unitWords);
  const language = useDeskLanguage();
  const others = (board: Board) => board.measures.filter(({ measure }) => !FIRST.some((first) => first === measure));
  const columns: [Column<Board>, ...Column<Board>[]] = [
    {
      key: "unit",
      title: text("boardUnit"),
      cell: ({ unit, successor }) =>
        successor == null ? nameOf(unit) : text("boardGone", { unit: nameOf(unit), successor: nameOf(successor) }),
    },
    ...FIRST.map(
      (measure): Column<Board> => ({
        key: measure,
        title: numberNames.textOf(language, `name_${measure}`),
        look: "number",
        cell: (board) => <Move of={board.measures.find((moved) => moved.measure === measure)} />,
      }),
    ),
    {
      key: "others",
      title: text("boardOthers"),
      cell: (board) =>
        others(board).length === 0 ? (
          "–"
        ) : (
          <details>
            <summary>{text("boardOthersCount", { count: others(board).length })}</summary>
            <ul>
              {others(board).map((moved) => (
                <li key={moved.measure}>
                  {numberNames.textOf(language, `name_${moved.measure}`)}: <Move of={moved} />
                </li>
              ))}
            </ul>
          </details>
        ),
    },
  ];
  return (
    <div className="board-effects">
      <DataTable
        caption={text("previewTitle")}
        columns={columns}
        rows={preview.boards}
        keyOf={({ unit }) => unit}
        empty={text("previewNone")}
      />
      {preview.moreBoards > 0 && <p className="soft">{text("boardMore", { count: preview.moreBoards })}</p>}
      {preview.feedsFoldedAgain > 0 && (
        <p className="soft">{text("boardFeeds", { count: preview.feedsFoldedAgain })}</p>
      )}
    </div>
  );
}

function Move({ of }: { of: Board["measures"][number] | undefined }): ReactElement {
  const text = useWords(unitWords);
  const language = useDeskLanguage();
  if (of === undefined) return <span className="soft">{text("boardSame")}</span>;
  return (
    <span className="move">
      <span className="soft">{formatCount(language, of.before)}</span>
      <Arrow to="right" />
      <span className="unseen">{text("boardBecomes")}</span>
      <b>{formatCount(language, of.after)}</b>
    </span>
  );
}
