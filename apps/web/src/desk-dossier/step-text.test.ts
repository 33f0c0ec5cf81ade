import { DEADLINE_STEP_KINDS, type DeadlineStep } from "@ioc/protocol/dossiers.ts";
import { expect, it } from "vitest";
import { stepText } from "./step-text.ts";

const step = (change: Partial<DeadlineStep>): DeadlineStep => ({ at: "", kind: "computed", dueAt: null, ...change });
const LIMIT = { amount: 5, unit: "workingDay" } as const;

it("tells a deadline by the rule that it follows from", () => {
  expect(stepText("vi", step({ rule: "DUE-2" }), LIMIT, "17:00 10/03")).toBe(
    "Thủ tục có 5 ngày làm việc, không tính ngày tiếp nhận, nên hạn là lúc hết giờ làm việc: 17:00 10/03.",
  );
  expect(stepText("en", step({ kind: "resumed", rule: "DUE-7", left: 3 }), LIMIT, "17:00 16/03")).toContain(
    "3 working days",
  );
  expect(stepText("vi", step({ kind: "resumed", rule: "DUE-10", left: 5_400_000 }), null, "x")).toContain("1,5 giờ");
  expect(stepText("vi", step({ rule: "DUE-5", gaveWay: true }), LIMIT, "x")).toContain("lùi sang ngày làm việc sau.");
});

it("has words for every kind of step, with a rule that it does not know, too", () => {
  for (const kind of DEADLINE_STEP_KINDS) {
    for (const language of ["vi", "en"] as const) {
      expect(stepText(language, step({ kind, rule: "DUE-99" }), LIMIT, "x")).not.toContain("step_");
    }
  }
});
