import { expect, test } from "vitest";
import { at, office, vietnam } from "../dossier/dossier-events.test-support.ts";
import { tellingTime } from "./telling-time.ts";

test.each([
  ["within office hours", "2026-03-02 08:00", "2026-03-02 08:00"],
  ["at the opening", "2026-03-02 07:30", "2026-03-02 07:30"],
  ["at noon", "2026-03-02 11:30", "2026-03-02 13:30"],
  ["on a Friday evening", "2026-03-06 17:00", "2026-03-09 07:30"],
  ["before Tết", "2026-02-13 19:00", "2026-02-23 07:30"],
])("ALR-20: %s", (_, now, then) => {
  expect(tellingTime(at(now), office, vietnam)).toBe(at(then));
});
