import type { ProcedureBody } from "@ioc/protocol/provisioning.ts";
import { describe, expect, it } from "vitest";
import { EVERYTHING, fieldsOf, findProcedures } from "./procedure-search.ts";

const procedure = (code: string, name: string, field: string, level: ProcedureBody["level"]): ProcedureBody => ({
  code,
  name,
  field,
  level,
  service: "full",
  limit: 3,
  limitUnit: "workingDay",
});
const procedures = [
  procedure("1.10", "Đăng ký khai sinh", "Hộ tịch", "commune"),
  procedure("1.9", "Đăng ký kết hôn", "Hộ tịch", "commune"),
  procedure("2.1", "Cấp đổi giấy chứng nhận", "Đất đai", "district"),
];
const found = (search: Partial<typeof EVERYTHING>) =>
  findProcedures(procedures, { ...EVERYTHING, ...search }).map(({ code }) => code);

describe("the procedures of the table", () => {
  it("stand by field, then by code as people count", () => {
    expect(found({})).toEqual(["2.1", "1.9", "1.10"]);
    expect(fieldsOf(procedures)).toEqual(["Đất đai", "Hộ tịch"]);
  });

  it("are found by words without marks, by field and by level", () => {
    expect(found({ words: "dang ky ho tich" })).toEqual(["1.9", "1.10"]);
    expect(found({ words: "khai", field: "Hộ tịch" })).toEqual(["1.10"]);
    expect(found({ field: "Đất đai", level: "commune" })).toEqual([]);
    expect(found({ level: "district" })).toEqual(["2.1"]);
  });
});
