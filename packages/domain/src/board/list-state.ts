import type { StepCube } from "../cube/step-cube.ts";
import type { Channel } from "../dossier/event.ts";
import { type BaseMeasure, MEASURE_INDEX } from "../measure/measures.ts";
import { DossierTally } from "./dossier-tally.ts";

/** What a dossier or feedback is at an instant, as lists say it. */
export type ListState = "open" | "suspended" | "resolved" | "withdrawn" | "orphan";

const RESOLVED = ["resolvedAhead", "resolvedOnTime", "resolvedLate", "feedbackAnswered"] as const;
const RECEIVED_BY: Readonly<Record<Channel, BaseMeasure>> = {
  counter: "receivedCounter",
  onlinePartial: "receivedOnlinePartial",
  onlineFull: "receivedOnlineFull",
  postal: "receivedPostal",
};

/** Those of some dossiers that are in a state at an instant, wherever they are handled (LST-2). */
export function inState(cube: StepCube, dossiers: readonly number[], state: ListState, at: number): readonly number[] {
  const standing = (measures: readonly BaseMeasure[]) => standingAt(cube, dossiers, measures, at);
  switch (state) {
    case "suspended":
      return standing(["suspended"]);
    case "resolved":
      return standing(RESOLVED);
    case "withdrawn":
      return standing(["withdrawn"]);
    case "orphan":
      return standing(["orphans"]);
    case "open": {
      const ended = tallyAt(cube, dossiers, ["suspended", "feedbackAnswered"], at);
      return standing(["inProgress", "feedbackReceived"]).filter((dossier) => ended.count(dossier) <= 0);
    }
  }
}

/** Those of some dossiers that came by a channel. */
export function byChannel(
  cube: StepCube,
  dossiers: readonly number[],
  channel: Channel,
  at: number,
): readonly number[] {
  return standingAt(cube, dossiers, [RECEIVED_BY[channel]], at);
}

function standingAt(
  cube: StepCube,
  dossiers: readonly number[],
  measures: readonly BaseMeasure[],
  at: number,
): readonly number[] {
  const tally = tallyAt(cube, dossiers, measures, at);
  return dossiers.filter((dossier) => tally.count(dossier) > 0);
}

/** How often some measures count each of some dossiers at an instant. */
function tallyAt(
  cube: StepCube,
  dossiers: readonly number[],
  measures: readonly BaseMeasure[],
  at: number,
): DossierTally {
  const isAsked = new DossierTally();
  for (const dossier of dossiers) isAsked.add(dossier, 1);
  const tally = new DossierTally();
  for (const measure of measures) {
    cube.visit(
      MEASURE_INDEX[measure],
      Number.NEGATIVE_INFINITY,
      Number.POSITIVE_INFINITY,
      at,
      (_unit, _procedure, dossier, _at, _due, delta) => {
        if (isAsked.count(dossier) > 0) tally.add(dossier, delta);
      },
    );
  }
  return tally;
}
