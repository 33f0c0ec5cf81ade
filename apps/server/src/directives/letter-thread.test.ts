import { expect, test } from "vitest";
import type { LetterContent } from "./letter-content.ts";
import { LetterThread } from "./letter-thread.ts";

const content: LetterContent = {
  superior: null,
  agency: null,
  date: "ngày 11 tháng 3 năm 2026",
  to: "Xã Đông",
  paragraphs: ["Khẩn trương./."],
  asOf: "10 giờ 00, ngày 11/3/2026",
  dossiers: [],
};

test("letters are written one after the other; what is too much at once is not, and what comes later is", async () => {
  const letters = new LetterThread(2);
  const asked = [1, 2, 3].map(() => letters.write(content));
  const written = await Promise.all(asked);
  // A DOCX file is a ZIP archive.
  expect(written.map((letter) => letter?.toString("latin1", 0, 2))).toEqual(["PK", "PK", undefined]);
  expect((await letters.write(content))?.length).toBeGreaterThan(1000);
});
