import { Random } from "../plan/random.ts";
import { BUILDING, LAND, SOCIAL } from "./procedures.ts";
import { codeOfName } from "./units.ts";

/** How an office works; shares are of 1. */
export interface Habits {
  /** Dossiers whose papers are all digitized, by and by. */
  readonly digitizedFully: number;
  readonly digitizedPartly: number;
  readonly digitalResults: number;
  /** Of the digital results. */
  readonly signedResults: number;
  readonly paidOnline: number;
  /** Of dossiers that can be filed online at all. */
  readonly filedOnline: number;
  /** Of dossiers that have days, not hours; same-day ones are late far less often. */
  readonly late: number;
}

export interface Slowness {
  readonly late: number;
  /** How long a late one takes beyond its day. */
  readonly meanWorkingDaysLate: number;
}

/** Ranges of published reports: digitized 9–58 %, electronic results 63–95 %, paid online 81–95 %. */
export function habitsOf(seed: string, unit: string): Habits {
  const random = new Random(`${seed}/habits/${unit}`);
  return {
    digitizedFully: random.between(0.11, 0.56),
    digitizedPartly: random.between(0.08, 0.22),
    digitalResults: random.between(0.66, 0.93),
    signedResults: random.between(0.68, 0.92),
    paidOnline: random.between(0.83, 0.93),
    filedOnline: random.between(0.56, 0.8),
    late: 0.006 + 0.024 * random.next() ** 2,
  };
}

/** The places where a leader should see at once that something is wrong: land in two districts, and a few cells more. */
const slowCells = new Map<string, Slowness>([
  [`${codeOfName("Hòa Lâm")}/${LAND}`, { late: 0.19, meanWorkingDaysLate: 8 }],
  [`${codeOfName("Tân Khê")}/${LAND}`, { late: 0.16, meanWorkingDaysLate: 7 }],
  [`${codeOfName("Phước Hải")}/${BUILDING}`, { late: 0.22, meanWorkingDaysLate: 6 }],
  [`${codeOfName("X. Quảng Nghĩa")}/${LAND}`, { late: 0.42, meanWorkingDaysLate: 9 }],
  [`${codeOfName("X. Mỹ Hiệp")}/${LAND}`, { late: 0.34, meanWorkingDaysLate: 7 }],
  [`${codeOfName("X. Xuân Khê")}/${SOCIAL}`, { late: 0.25, meanWorkingDaysLate: 5 }],
]);

/** Communes that decide land dossiers themselves instead of passing them on to the district. */
export const communesWithLandOffice: ReadonlySet<string> = new Set([
  codeOfName("X. Quảng Nghĩa"),
  codeOfName("X. Mỹ Hiệp"),
]);

/** How late an office is in one field. Land is the slow one everywhere. */
export function slownessOf(habits: Habits, unit: string, field: string): Slowness {
  const cell = slowCells.get(`${unit}/${field}`);
  if (cell !== undefined) return cell;
  return field === LAND
    ? { late: habits.late + 0.02, meanWorkingDaysLate: 5 }
    : { late: habits.late, meanWorkingDaysLate: 4 };
}
