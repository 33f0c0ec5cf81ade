import { expect, it } from "vitest";
import { addressOf, filterOf, queryOf, STATE_CHOICES } from "./directive-filter.ts";

it("stands in the address as it was chosen", () => {
  for (const unit of ["", "SG.01"]) {
    for (const state of STATE_CHOICES) {
      expect(filterOf(addressOf({ unit, state }))).toEqual({ unit, state });
    }
  }
});

it("shows what is not closed unless asked for something else", () => {
  expect(queryOf(filterOf(new URLSearchParams())).toString()).toBe("whole=1&state=open");
  expect(queryOf(filterOf(new URLSearchParams("state=nonsense"))).toString()).toBe("whole=1&state=open");
  expect(queryOf(filterOf(new URLSearchParams("state=all&unit=SG"))).toString()).toBe("whole=1&unit=SG");
});
