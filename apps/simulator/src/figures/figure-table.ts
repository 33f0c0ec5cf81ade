import { type FigureRow, isUnexplained } from "./figure-rows.ts";

const numbers = new Intl.NumberFormat("en-US", { maximumFractionDigits: 2 });

/** Reported and measured side by side, for a terminal. */
export function figureTable(rows: readonly FigureRow[]): string {
  const cells = rows.map((row) => [
    row.district,
    row.figure,
    row.reported === null ? "–" : numbers.format(row.reported),
    numbers.format(row.measured),
    row.reported === null ? "–" : numbers.format(row.difference),
    isUnexplained(row) ? "UNEXPLAINED" : (row.explanation ?? "agrees"),
  ]);
  const table = [["district", "figure", "reported", "measured", "difference", ""], ...cells];
  const widths = [0, 1, 2, 3, 4].map((column) => Math.max(...table.map((line) => line[column]?.length ?? 0)));
  return table
    .map((line) =>
      line
        .map((cell, column) => {
          const width = widths[column];
          if (width === undefined) return cell;
          return column < 2 ? cell.padEnd(width) : cell.padStart(width);
        })
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}
