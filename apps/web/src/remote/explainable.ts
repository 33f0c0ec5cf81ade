import type { Explained } from "@ioc/protocol/explained.ts";
import type { Scene } from "@ioc/protocol/scene.ts";
import { targetOf } from "../page/explained-target.ts";

const DAY = [
  { measure: "overdue" },
  { rate: "onTime" },
  { measure: "received" },
  { measure: "resolved" },
  { measure: "resolvedLate" },
  { measure: "inProgress" },
  { measure: "dueToday" },
  { measure: "atRisk" },
  { measure: "suspended" },
  { rate: "online" },
  { measure: "receivedOnlineFull" },
  { measure: "receivedOnlinePartial" },
  { measure: "receivedCounter" },
  { measure: "receivedPostal" },
  { rate: "componentsDigitized" },
  { rate: "resultsDigitized" },
  { rate: "resultsSigned" },
] as const satisfies readonly Explained[];

const LATE = [
  { measure: "overdue" },
  { rate: "overdueShare" },
  { measure: "inProgress" },
  { measure: "dueToday" },
  { measure: "atRisk" },
] as const satisfies readonly Explained[];

const DIGITAL = [
  { rate: "componentsDigitized" },
  { rate: "resultsDigitized" },
  { rate: "resultsSigned" },
  { rate: "online" },
  { rate: "onlineFull" },
  { rate: "onlinePayment" },
  { rate: "satisfaction" },
  { measure: "received" },
  { measure: "resolved" },
] as const satisfies readonly Explained[];

const RANKED = [
  { rate: "onTime" },
  { measure: "resolved" },
  { measure: "resolvedLate" },
  { rate: "online" },
  { measure: "overdue" },
] as const satisfies readonly Explained[];

const LINES = [{ measure: "inProgress" }] as const satisfies readonly Explained[];

type SceneNumber = (typeof DAY | typeof LATE | typeof DIGITAL | typeof RANKED | typeof LINES)[number];

/** The numbers that each scene shows, those that are asked about most first. */
export const EXPLAINABLE: Readonly<Record<Scene, readonly SceneNumber[]>> = {
  overview: DAY,
  hotspots: LATE,
  digitization: DIGITAL,
  ranking: RANKED,
  unit: DAY,
  feeds: LINES,
};

/** Key of what it is called, which tells it from all others: a measure and a rate may share a name. */
export function numberKey(number: Explained) {
  return "measure" in number ? (`name_${number.measure}` as const) : (`rate_${number.rate}` as const);
}

/** Which of a scene's numbers is explained there, of a unit (its code); undefined: none of them, but perhaps another one. */
export function explainedIn(
  scene: Scene,
  explain: Explained | null,
  unit: string | undefined,
): SceneNumber | undefined {
  if (explain === null) return undefined;
  const explained = JSON.stringify(targetOf(explain, scene, unit));
  return EXPLAINABLE[scene].find((number) => JSON.stringify(targetOf(number, scene, unit)) === explained);
}
