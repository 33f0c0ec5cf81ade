import type { Request, Response } from "express";
import { strToU8, Zip, ZipDeflate } from "fflate";
import { sendDownload } from "./send-download.ts";
import { sheetEnd, sheetStart, workbookParts, XLSX_STYLES, type XlsxStyle, xmlText } from "./xlsx-parts.ts";

export const XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
/** What a sheet holds at most. */
export const MOST_XLSX_ROWS = 1_048_576;

type XlsxValue = string | number | boolean | null | undefined;
export type XlsxCell = XlsxValue | { readonly value: XlsxValue; readonly style: XlsxStyle };
export type XlsxRow = readonly XlsxCell[];

export interface XlsxSheet {
  readonly name: string;
  /** Of the columns, in characters. */
  readonly widths: readonly number[];
  /** The first rows that stay in sight: the heads of the columns. */
  readonly frozenRows: number;
  /** Everything, heads included. */
  readonly rows: Iterable<XlsxRow> | AsyncIterable<XlsxRow>;
  /** Ranges of cells that are one, such as "A1:C1". */
  readonly merges?: readonly string[];
}

const CHUNK_CHARACTERS = 65_536;
/** The same table is the same file, whenever it is made; ZIP has no earlier day in every zone. */
const MADE = "1980-01-02";
const DAY_MS = 86_400_000;
/** 1970-01-01 as Excel counts days. */
const EPOCH = 25_569;

/** Whether a list is asked for as a workbook. */
export function wantsXlsx(request: Request): boolean {
  return request.accepts(["application/json", "text/csv", XLSX_TYPE]) === XLSX_TYPE;
}

/** A time of the wall clock (ms since 1970-01-01T00:00 of the wall clock) as Excel counts it. */
export function excelDay(localMs: number): number {
  return localMs / DAY_MS + EPOCH;
}

/**
 * Answers with a workbook of one sheet, row by row as they come; see `sendDownload`. Text is written as text, so that
 * no spreadsheet takes any of it for a formula.
 *
 * @param file what the download is called, without its ending
 */
export function sendXlsx(response: Response, file: string, sheet: XlsxSheet): Promise<void> {
  return sendDownload(response, { name: `${file}.xlsx`, type: XLSX_TYPE }, zipped(sheet));
}

/** The bytes of the archive, as soon as they are there. */
async function* zipped(sheet: XlsxSheet): AsyncGenerator<Uint8Array> {
  const ready: Uint8Array[] = [];
  const archive = new Zip((error, data) => {
    if (error !== null) throw error;
    if (data.length > 0) ready.push(data);
  });
  const open = (name: string): ZipDeflate => {
    const entry = new ZipDeflate(name, { level: 6 });
    entry.mtime = MADE;
    archive.add(entry);
    return entry;
  };
  for (const [name, xml] of workbookParts(sheet.name)) open(name).push(strToU8(xml), true);
  const entry = open("xl/worksheets/sheet1.xml");
  for await (const xml of sheetChunks(sheet)) {
    entry.push(strToU8(xml));
    yield* ready.splice(0);
  }
  entry.push(new Uint8Array(), true);
  archive.end();
  yield* ready;
}

async function* sheetChunks({ widths, frozenRows, rows, merges = [] }: XlsxSheet): AsyncGenerator<string> {
  let chunk = sheetStart(widths, frozenRows);
  let count = 0;
  for await (const row of rows) {
    count += 1;
    if (count > MOST_XLSX_ROWS) throw new RangeError("a sheet holds no more rows");
    chunk += `<row r="${count}">${row.map((cell, index) => cellXml(cell, columnName(index) + count)).join("")}</row>`;
    if (chunk.length < CHUNK_CHARACTERS) continue;
    yield chunk;
    chunk = "";
  }
  yield chunk + sheetEnd(merges);
}

function cellXml(cell: XlsxCell, place: string): string {
  const { value, style } = typeof cell === "object" && cell !== null ? cell : { value: cell, style: "plain" as const };
  const look = style === "plain" ? "" : ` s="${XLSX_STYLES.indexOf(style)}"`;
  if (value == null || value === "") return style === "plain" ? "" : `<c r="${place}"${look}/>`;
  if (typeof value === "number" && Number.isFinite(value)) return `<c r="${place}"${look}><v>${value}</v></c>`;
  if (typeof value === "boolean") return `<c r="${place}"${look} t="b"><v>${value ? 1 : 0}</v></c>`;
  return `<c r="${place}"${look} t="inlineStr"><is><t xml:space="preserve">${xmlText(String(value))}</t></is></c>`;
}

/** A, B, … Z, AA, … */
function columnName(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : columnName(Math.floor(index / 26) - 1) + letter;
}
