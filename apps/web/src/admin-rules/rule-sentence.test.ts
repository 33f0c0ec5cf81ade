import { suggestedRules } from "@ioc/protocol/suggested-rules.ts";
import { describe, expect, it } from "vitest";
import type { RuleBody } from "./rule-draft.ts";
import { ruleSentence } from "./rule-sentence.ts";

const RULES = new Map(suggestedRules("SG").map((rule) => [rule.id, rule]));

function suggested(id: string): RuleBody {
  const rule = RULES.get(id);
  if (rule === undefined) throw new Error(`${id} is not suggested`);
  return rule;
}

describe("what a rule says in words", () => {
  it("is a number, where, when, and its levels with what they come back to", () => {
    expect(ruleSentence("vi", suggested("on-time-rate.SG"), "Tỉnh Sơn Giang")).toBe(
      "Tỷ lệ giải quyết đúng hạn của từng đơn vị trực thuộc Tỉnh Sơn Giang trong tháng này: " +
        "chú ý khi dưới 95% (đến khi không còn dưới 96%); nghiêm trọng khi dưới 85% (đến khi không còn dưới 87%). " +
        "Phải liên tục 30 phút làm việc. Chỉ xét khi có từ 20 hồ sơ đã giải quyết.",
    );
    expect(ruleSentence("en", suggested("at-risk.SG"), "Sơn Giang")).toBe(
      "The number of dossiers at risk of each unit directly below Sơn Giang: " +
        "warning above 39 dossiers (until no longer above 34 dossiers). For 30 working minutes on end.",
    );
  });

  it("names no period where that changes nothing, and no way back that is none", () => {
    const rule: RuleBody = {
      ...suggested("overdue-share.SG"),
      scope: { unit: "SG", each: "self" },
      warning: { fire: 0.0455, clear: 0.0455 },
      critical: null,
      forMinutes: 0,
      minSample: 0,
      noData: "alert",
    };
    expect(ruleSentence("vi", rule, "Tỉnh Sơn Giang")).toBe(
      "Tỷ lệ quá hạn của Tỉnh Sơn Giang: chú ý khi hơn 4,55%. Báo cả khi mất tín hiệu.",
    );
  });

  it("is of silence alone where there is no level", () => {
    expect(ruleSentence("vi", suggested("feed-silent.SG"), "Tỉnh Sơn Giang")).toBe(
      "Báo khi từng đơn vị trực thuộc Tỉnh Sơn Giang mất tín hiệu.",
    );
  });
});
