import type { OverviewTile } from "@ioc/protocol/overview.ts";
import { expect, test } from "vitest";
import { unitLook } from "./unit-look.ts";

const TILE: OverviewTile = {
  ...{ name: "Xã Trà Khê", kind: "commune", group: "G", order: 0, state: "live" },
  ...{ received: 0, resolved: 0, inProgress: 100, overdue: 12 },
};

test.each([
  ["live", "heard"],
  ["quiet", "heard"],
  ["stale", "lost"],
  ["never", "never"],
] as const)("a unit whose line is %s is drawn as %s, with the numbers that it told last", (state, signal) => {
  expect(unitLook({ ...TILE, state }, true)).toEqual({ level: 3, signal, hotspot: true });
});

test("a unit of two dossiers is not drawn as the worst for both of them", () => {
  expect(unitLook({ ...TILE, inProgress: 2, overdue: 2 }, false).level).toBe(1);
});
