import { MEASURE_INDEX } from "@ioc/domain/measure/measures.ts";
import { dayMs } from "@ioc/domain/time/civil-date.ts";
import { vietnamCalendar } from "@ioc/domain/time/vietnam-calendar.ts";
import { createZone, dayOf } from "@ioc/domain/time/zone.ts";
import type { UnitBody } from "@ioc/protocol/provisioning.ts";
import { LiveState } from "../src/boards/live-state.ts";
import { Reference } from "../src/reference/reference.ts";

export interface MadeUpShape {
  readonly districts: number;
  /** Of each district. */
  readonly communes: number;
  readonly dossiers: number;
  /** They were received within so many civil days. */
  readonly days: number;
  /** ms */
  readonly now: number;
}

const PROCEDURES = 60;
const LIMIT_MS = 7 * dayMs;
const LONGEST_MS = 9 * dayMs;
const PAID_SHARE = 0.95;

/** A province in memory, whose dossiers are a week long, more or less: what boards count of them, without a database. */
export function madeUpState({ districts, communes, dossiers, days, now }: MadeUpShape): LiveState {
  const zone = createZone("Asia/Ho_Chi_Minh");
  if (zone === undefined) throw new Error("no such zone");
  const bodies: UnitBody[] = [{ code: "P", name: "Tỉnh", kind: "province" }];
  const numbers: number[] = [];
  for (let district = 0; district < districts; district += 1) {
    bodies.push({ code: `D${district}`, name: `Huyện ${district}`, kind: "district", parent: "P" });
    for (let commune = 0; commune < communes; commune += 1) {
      const code = `C${district}-${commune}`;
      numbers.push(bodies.push({ code, name: code, kind: "commune", parent: `D${district}` }));
    }
  }
  const units = bodies.map((body, index) => ({ id: index + 1, body }));
  const none = { procedures: [], limits: [], feeds: [], serviceTokens: [], targets: {} };
  const calendars = [{ version: 1, spec: vietnamCalendar }];
  const state = new LiveState(new Reference({ version: 1, units, calendars, ...none }, zone));
  let seed = 1;
  const chance = (): number => {
    seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31;
    return seed / 2 ** 31;
  };
  for (let dossier = 1; dossier <= dossiers; dossier += 1) {
    const unit = numbers[Math.floor(chance() * numbers.length)] ?? 1;
    const receivedAt = Math.floor(now - chance() * days * dayMs);
    const dueAt = receivedAt + LIMIT_MS;
    const closedAt = Math.floor(receivedAt + chance() * LONGEST_MS);
    const add = (measure: keyof typeof MEASURE_INDEX, at: number, delta: number, due = 0): void => {
      const place = { unit, procedure: 1 + (dossier % PROCEDURES), dossier, day: dayOf(zone, at) };
      if (at <= now) state.cube.add({ measure: MEASURE_INDEX[measure], ...place, at, due, delta });
    };
    const isLate = closedAt > dueAt;
    add("receivedCounter", receivedAt, 1);
    add("inProgress", receivedAt, 1, dueAt);
    if (isLate) add("overdue", dueAt + 1, 1, dueAt);
    if (isLate) add("overdue", closedAt, -1, dueAt);
    add("inProgress", closedAt, -1, dueAt);
    add(isLate ? "resolvedLate" : "resolvedOnTime", closedAt, 1);
    if (chance() < PAID_SHARE) add("paid", receivedAt, 1);
    state.arrivals.set(unit, Math.min(now, Math.max(closedAt, state.arrivals.get(unit) ?? 0)));
  }
  return state;
}
