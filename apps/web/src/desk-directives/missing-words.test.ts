import { expect, it } from "vitest";
import { missingWords } from "./missing-words.ts";

it("asks for words where a step without them would say nothing", () => {
  expect(missingWords("report", "accepted", " \n")).toBe("needReport");
  expect(missingWords("return", "reported", "")).toBe("needReturn");
  expect(missingWords("accept", "seen", "")).toBe(undefined);
  expect(missingWords("report", "accepted", "Xong")).toBe(undefined);
});

it("DIR-4 asks why what nothing was reported of is closed", () => {
  expect(missingWords("close", "accepted", "")).toBe("needWhy");
  expect(missingWords("close", "reported", "")).toBe(undefined);
});
