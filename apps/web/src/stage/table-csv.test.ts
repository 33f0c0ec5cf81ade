import { expect, it } from "vitest";
import { rowsCsv } from "./table-csv.ts";

it("rows are a file that spreadsheets read: with its mark, raw numbers, and nothing that they would compute", () => {
  const rows = [
    ["Đơn vị", "Quá hạn"],
    ['Xã "A", B', 1234.5],
    ["=1+1", null],
  ];
  expect(rowsCsv(rows)).toBe('\uFEFFĐơn vị,Quá hạn\r\n"Xã ""A"", B",1234.5\r\n\'=1+1,\r\n');
});
