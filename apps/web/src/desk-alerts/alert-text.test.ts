import { expect, it } from "vitest";
import { fixtureAlert } from "../../dev/fixture-alerts.ts";
import { alertSentence } from "./alert-text.ts";

it("says a value against its threshold", () => {
  expect(alertSentence("vi", fixtureAlert())).toBe("Tỷ lệ quá hạn 8,3%, vượt ngưỡng 8%");
  expect(alertSentence("en", fixtureAlert())).toBe("Share overdue 8.3%, above the threshold of 8%");
  const below = fixtureAlert({ metric: "onTime", direction: "below", value: 0.912, threshold: 0.95 });
  expect(alertSentence("vi", below)).toBe("Giải quyết đúng hạn 91,2%, thấp hơn ngưỡng 95%");
  const count = fixtureAlert({ metric: "overdue", value: 1234, threshold: 1000 });
  expect(alertSentence("vi", count)).toBe("Quá hạn 1.234, vượt ngưỡng 1.000");
});

it("does not say that a threshold is crossed that is not", () => {
  const back = fixtureAlert({ value: 0.07, state: "recovering" });
  expect(alertSentence("vi", back)).toBe("Tỷ lệ quá hạn 7%, ngưỡng 8%");
});

it("says that there are no data, and what was known last", () => {
  expect(alertSentence("vi", fixtureAlert({ value: null, threshold: null, state: "noData" }))).toBe("Không có số liệu");
  expect(alertSentence("vi", fixtureAlert({ threshold: null, state: "noData" }))).toBe(
    "Không có số liệu, lần cuối Tỷ lệ quá hạn 8,3%",
  );
});
