import { expect, it } from "vitest";
import { drivenNumber } from "./driven-number.ts";

it("a driven number is that of the place, and of the month where the scene's numbers are", () => {
  expect(drivenNumber({ measure: "overdue" }, "hotspots", "SG.01")).toEqual({
    name: { measure: "overdue" },
    unit: "SG.01",
  });
  expect(drivenNumber({ rate: "onTime", unit: "SG.02", field: "Đất đai" }, "ranking", "SG.01")).toEqual({
    name: { rate: "onTime" },
    unit: "SG.02",
    field: "Đất đai",
    period: "month",
  });
  expect(drivenNumber({ rate: "online" }, "digitization", undefined)).toMatchObject({ period: "month" });
});
