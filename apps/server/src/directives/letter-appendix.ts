import {
  AlignmentType,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from "docx";
import { centred, MARGIN, mm, PAGE, SIZES } from "./letter-blocks.ts";
import { BLANK, type LetterContent, type LetterDossier } from "./letter-content.ts";

interface Column {
  readonly title: string;
  readonly width: number;
  readonly alignment: (typeof AlignmentType)["CENTER" | "LEFT"];
  text(dossier: LetterDossier, index: number): string;
}

const { CENTER, LEFT } = AlignmentType;
/** The page lies on its side: names of procedures are long. */
const APPENDIX_WIDTH = PAGE.height - MARGIN.top - MARGIN.bottom;
const COLUMNS: readonly Column[] = [
  { title: "TT", width: mm(11), alignment: CENTER, text: (_, index) => String(index + 1) },
  { title: "Mã hồ sơ", width: mm(52), alignment: LEFT, text: ({ code }) => code },
  { title: "Thủ tục hành chính", width: mm(82), alignment: LEFT, text: ({ procedure }) => procedure },
  { title: "Lĩnh vực", width: mm(38), alignment: LEFT, text: ({ field }) => field },
  { title: "Ngày tiếp nhận", width: mm(25), alignment: CENTER, text: ({ received }) => received },
  { title: "Hạn trả kết quả", width: mm(25), alignment: CENTER, text: ({ due }) => due },
  { title: "Quá hạn (ngày làm việc)", width: mm(24), alignment: CENTER, text: ({ late }) => late },
];

/** The list of dossiers that goes with a letter. */
export function appendix({ dossiers, date, agency, asOf }: LetterContent): (Paragraph | Table)[] {
  return [
    centred("PHỤ LỤC", { size: SIZES.body, bold: true }),
    centred("DANH SÁCH HỒ SƠ ĐÔN ĐỐC GIẢI QUYẾT", { size: SIZES.body, bold: true }),
    centred(`(Kèm theo Công văn số          /           ${date} của ${agency ?? BLANK})`, {
      size: SIZES.medium,
      italics: true,
    }),
    centred(`Tình trạng hồ sơ tính đến ${asOf}`, { size: SIZES.medium, italics: true }, { after: 200 }),
    dossierTable(dossiers),
  ];
}

function dossierTable(dossiers: readonly LetterDossier[]): Table {
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: APPENDIX_WIDTH, type: WidthType.DXA },
    columnWidths: COLUMNS.map(({ width }) => width),
    rows: [
      new TableRow({
        tableHeader: true,
        cantSplit: true,
        children: COLUMNS.map((column) => cellOf(column.title, { ...column, alignment: CENTER }, true)),
      }),
      ...dossiers.map(
        (dossier, index) =>
          new TableRow({
            cantSplit: true,
            children: COLUMNS.map((column) => cellOf(column.text(dossier, index), column, false)),
          }),
      ),
    ],
  });
}

function cellOf(text: string, { width, alignment }: Pick<Column, "width" | "alignment">, bold: boolean): TableCell {
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    verticalAlign: VerticalAlignTable.CENTER,
    margins: { top: 40, bottom: 40, left: 80, right: 80 },
    children: [new Paragraph({ alignment, children: [new TextRun({ text, size: SIZES.list, bold })] })],
  });
}
