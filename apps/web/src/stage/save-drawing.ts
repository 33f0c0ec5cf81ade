import type { ChartPicture } from "../chart/chart-png.ts";
import { saveFile } from "../page/save-file.ts";
import { type CsvRows, rowsCsv, rowsOf } from "./table-csv.ts";

/** Gives the table of a drawing to the browser's downloads. */
export function saveTable(title: string, table: HTMLTableElement | CsvRows): void {
  const rows = table instanceof HTMLTableElement ? rowsOf(table) : table;
  saveFile(`${title}.csv`, new Blob([rowsCsv(rows)], { type: "text/csv;charset=utf-8" }));
}

/** Gives a chart to the browser's downloads, as a picture. */
export async function savePicture(picture: ChartPicture): Promise<void> {
  const { chartPng } = await import("../chart/chart-png.ts");
  saveFile(`${picture.title}.png`, await chartPng(picture));
}
