/** How a cell looks; numbers of days and instants are Excel's, see `excelDay`. */
export const XLSX_STYLES = ["plain", "title", "head", "count", "percent", "date", "dateTime", "total"] as const;
export type XlsxStyle = (typeof XLSX_STYLES)[number];

const NAMESPACE = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** By `XLSX_STYLES`: number format, font, border, alignment. Formats from 164 on are our own. */
const LOOKS: readonly { format: number; font: number; border: number; wraps: boolean }[] = [
  { format: 0, font: 0, border: 0, wraps: false },
  { format: 0, font: 2, border: 0, wraps: false },
  { format: 0, font: 1, border: 1, wraps: true },
  { format: 3, font: 0, border: 0, wraps: false },
  { format: 10, font: 0, border: 0, wraps: false },
  { format: 164, font: 0, border: 0, wraps: false },
  { format: 165, font: 0, border: 0, wraps: false },
  { format: 3, font: 1, border: 1, wraps: false },
];

const STYLE_SHEET = `${XML}<styleSheet ${NAMESPACE}>
<numFmts count="2"><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/><numFmt numFmtId="165" formatCode="dd/mm/yyyy\\ hh:mm"/></numFmts>
<fonts count="3"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="14"/><name val="Calibri"/></font></fonts>
<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>
<borders count="2"><border/><border><left style="thin"/><right style="thin"/><top style="thin"/><bottom style="thin"/></border></borders>
<cellStyleXfs count="1"><xf/></cellStyleXfs>
<cellXfs count="${LOOKS.length}">${LOOKS.map(
  ({ format, font, border, wraps }) =>
    `<xf numFmtId="${format}" fontId="${font}" borderId="${border}" applyNumberFormat="1" applyFont="1" applyBorder="1"${
      wraps ? ' applyAlignment="1"><alignment vertical="center" wrapText="1"/></xf>' : "/>"
    }`,
).join("")}</cellXfs>
</styleSheet>`;

/** Every part of a workbook of one sheet but the sheet itself, by its name (ECMA-376, parts 1 and 2). */
export function workbookParts(sheetName: string): readonly (readonly [name: string, xml: string])[] {
  const type = "application/vnd.openxmlformats-officedocument.spreadsheetml";
  const packageRelations = "http://schemas.openxmlformats.org/package/2006/relationships";
  return [
    [
      "[Content_Types].xml",
      `${XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${type}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${type}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${type}.styles+xml"/></Types>`,
    ],
    [
      "_rels/.rels",
      `${XML}<Relationships xmlns="${packageRelations}"><Relationship Id="r1" Type="${RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ],
    [
      "xl/workbook.xml",
      `${XML}<workbook ${NAMESPACE} xmlns:r="${RELATIONS}"><sheets><sheet name="${xmlText(sheetName)}" sheetId="1" r:id="r1"/></sheets></workbook>`,
    ],
    [
      "xl/_rels/workbook.xml.rels",
      `${XML}<Relationships xmlns="${packageRelations}"><Relationship Id="r1" Type="${RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="${RELATIONS}/styles" Target="styles.xml"/></Relationships>`,
    ],
    ["xl/styles.xml", STYLE_SHEET],
  ];
}

/** The beginning of a sheet, up to its first row. `frozenRows` stay in sight while one scrolls. */
export function sheetStart(widths: readonly number[], frozenRows: number): string {
  const pane = `<pane ySplit="${frozenRows}" topLeftCell="A${frozenRows + 1}" activePane="bottomLeft" state="frozen"/>`;
  const columns = widths.map(
    (width, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`,
  );
  return `${XML}<worksheet ${NAMESPACE}><sheetViews><sheetView workbookViewId="0">${
    frozenRows > 0 ? pane : ""
  }</sheetView></sheetViews><cols>${columns.join("")}</cols><sheetData>`;
}

/** The end of a sheet, after its last row. @param merges ranges such as "A1:C1" */
export function sheetEnd(merges: readonly string[]): string {
  const cells = merges.map((range) => `<mergeCell ref="${range}"/>`).join("");
  return `</sheetData>${merges.length === 0 ? "" : `<mergeCells count="${merges.length}">${cells}</mergeCells>`}</worksheet>`;
}

/** What a cell may hold at most. */
const MOST_CHARACTERS = 32_767;
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML 1.0 has no place for
const NOT_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/** Text as XML has it. What XML cannot hold becomes U+FFFD; what Excel would decode stays what it is. */
export function xmlText(text: string): string {
  return text
    .slice(0, MOST_CHARACTERS)
    .toWellFormed()
    .replace(NOT_XML, "\ufffd")
    .replace(/_(?=x[\da-f]{4}_)/gi, "_x005F_")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
