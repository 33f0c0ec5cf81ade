import { expect, it } from "vitest";
import { fixtureProvince, USUAL } from "../../dev/fixture-province.ts";
import { createWallStore } from "../live/wall-store.ts";
import { createDrillStore } from "../page/drill-store.ts";
import { createSeenUnit } from "./seen-unit.ts";

const { board, overview } = fixtureProvince(USUAL);

it("the scene of one unit shows the unit that was asked about last, else the first one below, never the whole again", () => {
  const [wall, drill] = [createWallStore(0), createDrillStore()];
  const seen = createSeenUnit(wall, drill);
  expect(seen.code()).toBeUndefined();
  wall.setState({
    shown: { place: { scene: "overview", unit: undefined, needs: [] }, documents: { board, overview } },
  });
  const first = seen.code() ?? "";
  expect(Object.keys(overview.groups)).toContain(first);
  expect(first).not.toBe(overview.unit.code);
  const name = { measure: "overdue" } as const;
  drill.getState().open({ name, unit: "SG.05.03" });
  drill.getState().open({ name });
  drill.getState().close();
  expect(seen.code()).toBe("SG.05.03");
});
