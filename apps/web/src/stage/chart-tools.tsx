import type { ReactElement, RefObject } from "react";
import type { ChartPicture } from "../chart/chart-png.ts";
import { nameIn } from "../language/language.ts";
import { civilTimeOf, formatDate } from "../numbers/civil-time.ts";
import { usePage, useText, useWords } from "../page/page-context.ts";
import { stageWords } from "./stage-words.ts";
import type { CsvRows } from "./table-csv.ts";

export type SavedChart = Pick<ChartPicture, "draw" | "width" | "height" | "keys">;

export interface ChartToolsProps {
  readonly title: string;
  /** What is saved: a table that stands there, or rows that are made when somebody asks. */
  readonly table: RefObject<HTMLTableElement | null> | (() => CsvRows);
  /** Absent: what is drawn is no chart of the library, and is saved as its table alone. */
  readonly chart?: SavedChart | undefined;
}

/** Saves what stands there, as a table or as a picture. Out of sight until the pointer or the keyboard comes near. */
export function ChartTools({ title, table, chart }: ChartToolsProps): ReactElement {
  const words = useWords(stageWords);
  const note = useNote();
  // Nothing of it is needed until somebody asks.
  const saveAsTable = async (): Promise<void> => {
    const { saveTable } = await import("./save-drawing.ts");
    const saved = typeof table === "function" ? table() : table.current;
    if (saved !== null) saveTable(title, saved);
  };
  const saveAsPicture = async (saved: SavedChart): Promise<void> => {
    const { savePicture } = await import("./save-drawing.ts");
    await savePicture({ ...saved, title, note: note() });
  };
  return (
    <span className="chart-tools">
      <button type="button" aria-label={words("saveTable", { what: title })} onClick={() => void saveAsTable()}>
        CSV
      </button>
      {chart !== undefined && (
        <button
          type="button"
          aria-label={words("savePicture", { what: title })}
          onClick={() => void saveAsPicture(chart)}
        >
          PNG
        </button>
      )}
    </span>
  );
}

/** Whose numbers, of when, and whether they are simulated; read when it is asked for. */
function useNote(): () => string {
  const { settings, wall } = usePage();
  const text = useText();
  return () => {
    const { board, overview } = wall.getState().shown?.documents ?? {};
    if (board === undefined || overview === undefined) return "";
    const { date, minute } = civilTimeOf(board.asOf);
    const { language } = settings.getState();
    const parts = [nameIn(language, overview.unit), `${minute} ${formatDate(date)}`];
    return [...parts, ...(overview.simulated ? [text("simulated")] : [])].join(" · ");
  };
}
