import type { Board, Measures } from "@ioc/protocol/board.ts";
import type { Targets } from "@ioc/protocol/targets.ts";
import { expect, it } from "vitest";
import { measuresFrom, ratesOf } from "../../dev/fixture-measures.ts";
import { fixtureProvince, USUAL } from "../../dev/fixture-province.ts";
import { clauseWords } from "../stage/clause-words.ts";
import { digitalHeadline } from "./digital-headline.ts";
import { digitalWords } from "./digital-words.ts";

const { board } = fixtureProvince(USUAL);
const target = (value: number) => ({ value, source: "kế hoạch" });
const TARGETS: Targets = { componentsDigitized: target(0.6), resultsSigned: target(0.75), online: target(0.5) };

function said(change: Partial<Measures>, targets: Targets): string {
  const flows = { received: 1000, resolved: 800, inProgress: 10, overdue: 0 };
  const measures = { ...measuresFrom([flows]), ...change };
  const month: Board = { ...board, measures, rates: ratesOf(measures) };
  return clauseWords(digitalWords, "vi", digitalHeadline(month, targets, "vi"));
}

it("names the rate that is farthest below its target, and how far", () => {
  expect(said({ componentsFull: 580, resultsSigned: 560 }, TARGETS)).toBe(
    "Kết quả đã ký số được 70,0%, còn thiếu 5,0 điểm để đạt 75%.",
  );
  expect(said({ componentsFull: 500, resultsSigned: 590 }, TARGETS)).toBe(
    "Thành phần hồ sơ đã số hóa được 50,0%, còn thiếu 10,0 điểm để đạt 60%.",
  );
});

it("never says that nothing is missing while something is", () => {
  expect(said({ componentsFull: 700, resultsSigned: 799, received: 100_000 }, { resultsSigned: target(0.9999) })).toBe(
    "Kết quả đã ký số được 99,9%, còn thiếu 0,1 điểm để đạt 99,99%.",
  );
});

it("says so when all targets are met, when there are none, or when nothing is there", () => {
  expect(said({ componentsFull: 700, resultsSigned: 700 }, TARGETS)).toBe(
    "Số hóa và trực tuyến đạt mọi mục tiêu đã đặt.",
  );
  expect(said({}, {})).toBe("62,0% hồ sơ nộp trực tuyến, 84,1% kết quả là bản điện tử.");
  expect(said({ received: 0, resolved: 0 }, TARGETS)).toBe("Tháng này chưa có hồ sơ nào.");
  expect(said({ received: 12, resolved: 9, componentsFull: 1, resultsSigned: 1 }, TARGETS)).toBe(
    "Tháng này còn ít hồ sơ, chưa đủ để so với mục tiêu.",
  );
});
