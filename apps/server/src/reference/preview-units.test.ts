import { boardNumbers } from "@ioc/domain/board/board-numbers.ts";
import { MEASURES } from "@ioc/domain/measure/measures.ts";
import type { UnitTree } from "@ioc/domain/org/unit-tree.ts";
import { parseDay } from "@ioc/domain/time/civil-date.ts";
import type { UnitBody } from "@ioc/protocol/provisioning.ts";
import { unitsArbitrary } from "@ioc/testkit/oracle/arbitrary-units.ts";
import { worldAndQueryArbitrary } from "@ioc/testkit/oracle/query-arbitrary.ts";
import fc from "fast-check";
import { expect, test } from "vitest";
import { reachOf } from "../access/reach.ts";
import { takeWorld } from "../boards/oracle-state.test-support.ts";
import { OwnUnits } from "./own-units.ts";
import { previewUnits } from "./preview-units.ts";
import { Reference } from "./reference.ts";

type Before = "before" | "after";

test("a preview says of every board what it is and what it would become, and of no other", () => {
  let effects = 0;
  fc.assert(
    fc.property(worldAndQueryArbitrary, unitsArbitrary, ({ world, query }, units) => {
      const { state } = takeWorld(world);
      const bodies = units as readonly UnitBody[];
      const { now } = query;
      const rules = { reach: reachOf(state.reference, now), publicBoard: false };
      const own = new OwnUnits({ kind: "bootstrap" }, state.reference, rules);
      const preview = previewUnits(state, { bodies, now, own });
      expect(preview.moreBoards).toBe(0);
      effects += preview.boards.length;

      const { rows, zone } = state.reference;
      const merged = new Map(rows.units.map(({ id, body }) => [body.code, { id, body }]));
      for (const body of bodies) merged.set(body.code, { id: merged.get(body.code)?.id ?? 1000 + merged.size, body });
      const changed = new Reference({ ...rows, units: [...merged.values()] }, zone);
      const on = parseDay(preview.on) ?? 0;
      const period = { from: parseDay(preview.from) ?? 0, to: parseDay(preview.to) ?? 0 };
      const boardOf = (reference: Reference, code: string) => {
        const unit = reference.unit(code)?.id;
        const thatDay = reference.tree.on(on);
        if (unit === undefined || thatDay.nodeOf(unit) !== unit) return undefined;
        const tree = { units: reference.tree.units, on: () => thatDay } as unknown as UnitTree;
        return boardNumbers({ ...state.sources(), tree }, { unit, period, now })?.total.measures;
      };
      for (const code of merged.keys()) {
        const listed = preview.boards.find(({ unit }) => unit === code)?.measures ?? [];
        const [was, is] = [boardOf(state.reference, code), boardOf(changed, code)];
        for (const measure of MEASURES) {
          const said = listed.find((member) => member.measure === measure);
          const moment = (when: Before, otherwise: number): number => said?.[when] ?? otherwise;
          expect(moment("before", was?.[measure] ?? 0)).toBe(was?.[measure] ?? 0);
          expect(moment("after", was?.[measure] ?? 0)).toBe(is?.[measure] ?? 0);
        }
      }
    }),
    { numRuns: 150 },
  );
  expect(effects).toBeGreaterThan(100);
});
