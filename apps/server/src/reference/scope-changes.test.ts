import { parseDay } from "@ioc/domain/time/civil-date.ts";
import type { UnitBody } from "@ioc/protocol/provisioning.ts";
import { unitsArbitrary } from "@ioc/testkit/oracle/arbitrary-units.ts";
import { worldArbitrary } from "@ioc/testkit/oracle/world-arbitrary.ts";
import fc from "fast-check";
import { expect, test } from "vitest";
import { takeWorld } from "../boards/oracle-state.test-support.ts";
import { feedsWithChangedScope } from "./scope-changes.ts";
import { withUnits } from "./with-units.ts";

const DAYS = Array.from({ length: 200 }, (_, index) => (parseDay("2026-01-01") ?? 0) + index);

test("the feeds whose subtree is another on some day up to today, and no others", () => {
  let found = 0;
  fc.assert(
    fc.property(worldArbitrary, unitsArbitrary, fc.constantFrom(...DAYS), (world, units, today) => {
      const { reference: before } = takeWorld(world).state;
      const after = withUnits(before, units as readonly UnitBody[]);
      const turns = [...before.tree.turns, ...after.tree.turns, today];
      const first = Math.min(...turns) - 1;
      const days = [first, ...turns].filter((day) => day <= today);
      const differing = before.rows.feeds.filter(({ unit: top }) =>
        days.some((day) =>
          [...before.unitsById.keys()].some(
            (unit) => before.tree.on(day).contains(top, unit) !== after.tree.on(day).contains(top, unit),
          ),
        ),
      );
      expect(feedsWithChangedScope(before, after, today)).toEqual(differing.map(({ id }) => id));
      found += differing.length;
    }),
    { numRuns: 300 },
  );
  expect(found).toBeGreaterThan(50);
});
