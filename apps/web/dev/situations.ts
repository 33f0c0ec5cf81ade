import { type Situation, USUAL } from "./fixture-province.ts";

const ALONE = { groups: 0, communesPerGroup: 0, departments: 0, stale: 0, never: 0 };
const SITUATIONS = {
  usual: USUAL,
  /** The same without the patches that a minute brings: for pictures. */
  still: USUAL,
  /** With a map of its land. */
  land: USUAL,
  before: { ...USUAL, nowMs: Date.parse("2026-11-17T07:12:40+07:00"), progress: 0, stale: 0, month: 0 },
  dayoff: { ...USUAL, nowMs: Date.parse("2026-11-22T10:05:00+07:00"), progress: 0, working: false },
  stale: { ...USUAL, stale: 0.22 },
  well: { ...USUAL, stale: 0, never: 0, overdueScale: 0 },
  untargeted: { ...USUAL, targets: false, departments: 18 },
  nation: { ...USUAL, groups: 34, communesPerGroup: 31, overdueScale: 4 },
  thousand: { ...USUAL, communesPerGroup: 85, overdueScale: 6 },
  three: { ...USUAL, groups: 0, communesPerGroup: 0, departments: 2, stale: 0, never: 0, progress: 0.2, month: 0.2 },
  flat: { ...USUAL, groups: 0, communesPerGroup: 102, departments: 18 },
  long: { ...USUAL, longNames: true },
  district: {
    ...USUAL,
    ...{ groups: 0, communesPerGroup: 14, stale: 0, never: 0 },
    unit: { code: "SG", name: "Huyện Mường Lộc", nameEn: "Mường Lộc District", kind: "district" },
  },
  commune: {
    ...USUAL,
    ...ALONE,
    unit: { code: "SG", name: "Xã Trà Khê", nameEn: "Trà Khê Commune", kind: "commune" },
  },
} as const satisfies Record<string, Situation>;

export type SituationName = keyof typeof SITUATIONS;

/** The made-up province of that name. */
export function situation(name: SituationName): Situation {
  return SITUATIONS[name];
}

/** Where there is none, as while nothing was answered: when it is there. */
export function momentOf(name: string): number {
  return (situationOf(name) ?? USUAL).nowMs;
}

/** The same for a name from outside. */
export function situationOf(name: string): Situation | undefined {
  return Object.hasOwn(SITUATIONS, name) ? SITUATIONS[name as SituationName] : undefined;
}
