import type { StepCube } from "../cube/step-cube.ts";
import type { Channel } from "../dossier/event.ts";
import { type BaseMeasure, MEASURE_INDEX } from "../measure/measures.ts";

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
export function inState(
  cube: StepCube,
  dossiers: ReadonlySet<number>,
  state: ListState,
  at: number,
): ReadonlySet<number> {
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
      const ended = standing(["suspended", "feedbackAnswered"]);
      return new Set([...standing(["inProgress", "feedbackReceived"])].filter((dossier) => !ended.has(dossier)));
    }
  }
}

/** Those of some dossiers that came by a channel. */
export function byChannel(
  cube: StepCube,
  dossiers: ReadonlySet<number>,
  channel: Channel,
  at: number,
): ReadonlySet<number> {
  return standingAt(cube, dossiers, [RECEIVED_BY[channel]], at);
}

function standingAt(
  cube: StepCube,
  dossiers: ReadonlySet<number>,
  measures: readonly BaseMeasure[],
  at: number,
): Set<number> {
  const sums = new Map<number, number>();
  for (const measure of measures) {
    cube.visit(
      MEASURE_INDEX[measure],
      Number.NEGATIVE_INFINITY,
      Number.POSITIVE_INFINITY,
      at,
      (_unit, _procedure, dossier, _at, _due, delta) => {
        if (dossiers.has(dossier)) sums.set(dossier, (sums.get(dossier) ?? 0) + delta);
      },
    );
  }
  return new Set([...sums].flatMap(([dossier, sum]) => (sum > 0 ? [dossier] : [])));
}
