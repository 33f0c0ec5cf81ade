import type { Scene } from "@ioc/protocol/scene.ts";
import type { Explained } from "@ioc/protocol/screen-drive.ts";

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
] as const satisfies readonly Explained[];

const RANKED = [{ rate: "onTime" }, { measure: "resolved" }] as const satisfies readonly Explained[];

type SceneNumber = (typeof DAY | typeof LATE | typeof DIGITAL | typeof RANKED)[number];
type NumberName =
  | Extract<SceneNumber, { readonly measure: string }>["measure"]
  | Extract<SceneNumber, { readonly rate: string }>["rate"];

/** The numbers that each scene shows, those that are asked about most first; a line of a feed explains itself. */
export const EXPLAINABLE: Readonly<Record<Scene, readonly SceneNumber[]>> = {
  overview: DAY,
  hotspots: LATE,
  digitization: DIGITAL,
  ranking: RANKED,
  unit: DAY,
  feeds: [],
};

export function numberName(number: SceneNumber): NumberName {
  return "measure" in number ? number.measure : number.rate;
}

/** Which of a scene's numbers is explained; undefined: none of them. */
export function explainedIn(scene: Scene, explain: Explained | null): SceneNumber | undefined {
  if (explain === null) return undefined;
  const name = "measure" in explain ? explain.measure : explain.rate;
  return EXPLAINABLE[scene].find((number) => numberName(number) === name);
}
