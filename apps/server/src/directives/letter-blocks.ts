import {
  AlignmentType,
  BorderStyle,
  type IRunOptions,
  LineRuleType,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from "docx";

// The form of an official letter: Decree 30/2020/NĐ-CP, appendix I. Sizes are half-points, lengths twentieths of a point.

const MM = 56.7;
export const PAGE = { width: mm(210), height: mm(297) };
export const MARGIN = { top: mm(20), bottom: mm(20), left: mm(30), right: mm(18), header: mm(10) };
export const TEXT_WIDTH = PAGE.width - MARGIN.left - MARGIN.right;
export const SIZES = { list: 22, small: 24, medium: 26, body: 28 } as const;

const NO_BORDER = { style: BorderStyle.NONE, size: 0, color: "auto" } as const;
const NO_BORDERS = {
  top: NO_BORDER,
  bottom: NO_BORDER,
  left: NO_BORDER,
  right: NO_BORDER,
  insideHorizontal: NO_BORDER,
  insideVertical: NO_BORDER,
} as const;

export function mm(length: number): number {
  return Math.round(length * MM);
}

export function centred(text: string, run: IRunOptions, spacing: { before?: number; after?: number } = {}): Paragraph {
  return new Paragraph({ alignment: AlignmentType.CENTER, spacing, children: [new TextRun({ text, ...run })] });
}

/**
 * A line in the middle of a block: the border of a paragraph without text.
 *
 * @param length and `width` of the block, in twentieths of a point
 */
export function rule(length: number, width: number): Paragraph {
  const indent = Math.round((width - length) / 2);
  return new Paragraph({
    indent: { left: indent, right: indent },
    spacing: { before: 40, after: 0, line: 20, lineRule: LineRuleType.EXACT },
    border: { top: { style: BorderStyle.SINGLE, size: 6, space: 1, color: "000000" } },
    children: [],
  });
}

/** Two blocks beside each other over the whole width, without lines. */
export function sideBySide(leftWidth: number, left: readonly Paragraph[], right: readonly Paragraph[]): Table {
  const columnWidths = [leftWidth, TEXT_WIDTH - leftWidth];
  const margins = { left: 0, right: 0 };
  const children = [left, right].map(
    (block, index) =>
      new TableCell({
        width: { size: columnWidths[index] ?? 0, type: WidthType.DXA },
        borders: NO_BORDERS,
        margins,
        children: [...block],
      }),
  );
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: TEXT_WIDTH, type: WidthType.DXA },
    columnWidths,
    borders: NO_BORDERS,
    rows: [new TableRow({ cantSplit: true, children })],
  });
}
