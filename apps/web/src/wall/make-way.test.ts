import { expect, it } from "vitest";
import { fixtureAlert } from "../../dev/fixture-alerts.ts";
import { createDrillStore } from "../page/drill-store.ts";
import { createPastStore } from "../page/past-store.ts";
import { createDirectorStore } from "./director-store.ts";
import { makeWay } from "./make-way.ts";
import { startTurning } from "./turning.ts";

it("an alert that cuts in closes the panel of a number, but not from under whoever looks back", () => {
  const director = createDirectorStore(startTurning([{ scene: "overview", seconds: 60 }], false, 0));
  const [past, drill] = [createPastStore(), createDrillStore()];
  makeWay(director, past, drill);
  const target = { name: { measure: "overdue" } } as const;
  drill.getState().open(target);
  past.getState().seek(1);
  director.setState({ takeover: [fixtureAlert()] });
  expect(drill.getState().target).toEqual(target);
  past.getState().leave();
  director.setState({ takeover: [] });
  expect(drill.getState().target).toEqual(target);
  director.setState({ takeover: [fixtureAlert()] });
  expect(drill.getState().target).toBeUndefined();
});
