import {
  AlignmentType,
  Document,
  Header,
  type IRunOptions,
  LineRuleType,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  type Table,
  TextRun,
} from "docx";
import { appendix } from "./letter-appendix.ts";
import { centred, MARGIN, mm, PAGE, rule, SIZES, sideBySide, TEXT_WIDTH } from "./letter-blocks.ts";
import { BLANK, type LetterContent } from "./letter-content.ts";

/** Left of the heading, with room on the right for the state's name in one line. */
const HEAD_WIDTH = mm(64);
const LANDSCAPE = { ...PAGE, orientation: PageOrientation.LANDSCAPE };

/** The letter as a DOCX file; the list of dossiers follows the signature. */
export function letterDocument(content: LetterContent): Promise<Buffer> {
  const document = new Document({
    title: "Công văn đôn đốc",
    creator: content.agency ?? "",
    styles: {
      default: { document: { run: { font: "Times New Roman", size: SIZES.body, language: { value: "vi-VN" } } } },
    },
    sections: [
      {
        properties: { page: { size: PAGE, margin: MARGIN }, titlePage: true },
        headers: { default: pageNumber(), first: new Header({ children: [new Paragraph({})] }) },
        children: [
          heading(content),
          centred(`Kính gửi: ${content.to}`, { size: SIZES.body }, { before: 360, after: 240 }),
          ...content.paragraphs.map(bodyParagraph),
          new Paragraph({ keepNext: true, spacing: { after: 120 } }),
          closing(),
        ],
      },
      ...(content.dossiers.length === 0
        ? []
        : [
            {
              properties: { page: { size: LANDSCAPE, margin: { ...MARGIN, left: MARGIN.top, right: MARGIN.bottom } } },
              headers: { default: pageNumber() },
              children: appendix(content),
            },
          ]),
    ],
  });
  return Packer.toBuffer(document);
}

/** On the left who writes and about what, on the right the state's name and the date. */
function heading({ superior, agency, date }: LetterContent): Table {
  const right = TEXT_WIDTH - HEAD_WIDTH;
  return sideBySide(
    HEAD_WIDTH,
    [
      ...(superior === null ? [] : [centred(superior.toLocaleUpperCase("vi"), { size: SIZES.small })]),
      centred((agency ?? BLANK).toLocaleUpperCase("vi"), { size: SIZES.small, bold: true }),
      rule(mm(22), HEAD_WIDTH),
      centred("Số:          /", { size: SIZES.medium }, { before: 60 }),
      centred("V/v đôn đốc giải quyết hồ sơ", { size: SIZES.small }, { before: 60 }),
      centred("thủ tục hành chính", { size: SIZES.small }),
    ],
    [
      centred("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", { size: SIZES.small, bold: true }),
      centred("Độc lập - Tự do - Hạnh phúc", { size: SIZES.medium, bold: true }),
      rule(mm(57), right),
      centred(`…………, ${date}`, { size: SIZES.medium, italics: true }, { before: 120 }),
    ],
  );
}

function bodyParagraph(text: string): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.JUSTIFIED,
    indent: { firstLine: mm(12.7) },
    spacing: { after: 120, line: 300, lineRule: LineRuleType.AUTO },
    children: [new TextRun({ text, size: SIZES.body })],
  });
}

/** To whom it goes, and where it is signed. */
function closing(): Table {
  const line = (text: string, run: IRunOptions): Paragraph =>
    new Paragraph({ children: [new TextRun({ text, ...run })] });
  return sideBySide(
    Math.round(TEXT_WIDTH / 2),
    [
      line("Nơi nhận:", { size: SIZES.small, bold: true, italics: true }),
      line("- Như trên;", { size: SIZES.list }),
      line("- Lưu: VT.", { size: SIZES.list }),
    ],
    [
      centred("THỦ TRƯỞNG CƠ QUAN", { size: SIZES.body, bold: true }),
      centred("(Ký, ghi rõ họ tên và đóng dấu)", { size: SIZES.medium, italics: true }, { after: 1200 }),
    ],
  );
}

function pageNumber(): Header {
  const number = new TextRun({ children: [PageNumber.CURRENT], size: SIZES.medium });
  return new Header({ children: [new Paragraph({ alignment: AlignmentType.CENTER, children: [number] })] });
}
