import { MEASURE_INDEX } from "@ioc/domain/measure/measures.ts";
import { dayMs } from "@ioc/domain/time/civil-date.ts";
import { vietnamCalendar } from "@ioc/domain/time/vietnam-calendar.ts";
import { createZone, dayOf } from "@ioc/domain/time/zone.ts";
import type { UnitBody } from "@ioc/protocol/provisioning.ts";
import { AlertMemory } from "../src/alerts/alert-memory.ts";
import type { StoredRule } from "../src/alerts/alert-rule.ts";
import { backTestRule } from "../src/alerts/back-test-rule.ts";
import { evaluateRules } from "../src/alerts/evaluate-rules.ts";
import { RuleReadings } from "../src/alerts/rule-readings.ts";
import { LiveState } from "../src/boards/live-state.ts";
import { Reference } from "../src/reference/reference.ts";
import { type BenchReport, rounded } from "./bench-options.ts";
import { percentile } from "./percentile.ts";

const DOSSIERS = 300_000;
const RULES = 20;
const LOOKS = 10;
const BACK_TESTS = 10;
const DAYS = 90;
const LOOK_EVERY_MS = 5000;
/** A working morning: units that were not heard for long are silent. */
const NOW = Date.parse("2026-11-20T10:00:00+07:00");
const METRICS = ["overdueShare", "overdue", "onTime", "received"] as const;
const PERIODS = ["today", "week", "month", "year"] as const;

/** The rules of a large province looked at, and a rule of a usual one tried on its past: on one core, without a database. */
export async function benchAlerts(dossiers = DOSSIERS): Promise<BenchReport> {
  const large = stateOf({ districts: 43, communes: 92 }, dossiers);
  const rules = Array.from({ length: RULES }, (_, index) => ruleOf(large, index));
  const look = (memory: AlertMemory, now: number) =>
    timed(() => evaluateRules({ memory, reference: large.reference, readings: new RuleReadings(large, now), now }));
  const nothing = { olderRules: [], silences: [] };
  // All alerts begin at once, which costs more than any look that follows.
  const first = look(new AlertMemory({ version: 1, rules, alerts: [], ...nothing }), NOW);
  const alerts = first.value.map(({ after }, index) => ({ ...after, id: index + 1, version: 2 }));
  const memory = new AlertMemory({ version: 2, rules, alerts, ...nothing });
  const looks = Array.from({ length: LOOKS }, (_, index) => look(memory, NOW + (index + 1) * LOOK_EVERY_MS).cpuMs);

  const usual = stateOf({ districts: 12, communes: 11 }, dossiers);
  const span = { from: NOW - DAYS * dayMs, to: NOW };
  const tests = Array.from({ length: BACK_TESTS }, (_, index) =>
    timed(() => backTestRule(usual, ruleOf(usual, index), span, NOW)),
  );
  const [units, tested] = [large, usual].map(({ reference }) => reference.unitsById.size);
  const lookMs = rounded(percentile(looks, 0.5));
  const backTestMs = rounded(Math.max(...tests.map(({ cpuMs }) => cpuMs)));
  return {
    result: {
      ...{ dossiers, units, rules: RULES, alerts: alerts.length, lookMs, firstLookMs: rounded(first.cpuMs) },
      ...{ testedUnits: tested, days: DAYS, backTestMs },
    },
    rows: [
      [`a look at ${units} units × ${RULES} rules, ${alerts.length} alerts open, median`, `${lookMs} ms`, "≤ 1000 ms"],
      ["the look at which all of those alerts begin", `${rounded(first.cpuMs)} ms`, ""],
      [`a back-test of ${DAYS} days of ${tested} units, the longest of ${BACK_TESTS}`, `${backTestMs} ms`, "≤ 3000 ms"],
    ],
  };
}

function timed<T>(work: () => T): { readonly value: T; readonly cpuMs: number } {
  const before = process.cpuUsage();
  const value = work();
  const { user, system } = process.cpuUsage(before);
  return { value, cpuMs: (user + system) / 1000 };
}

/** A province in memory, whose dossiers are a week long, more or less. */
function stateOf(shape: { readonly districts: number; readonly communes: number }, dossiers: number): LiveState {
  const zone = createZone("Asia/Ho_Chi_Minh");
  if (zone === undefined) throw new Error("no such zone");
  const bodies: UnitBody[] = [{ code: "P", name: "Tỉnh", kind: "province" }];
  const communes: number[] = [];
  for (let district = 0; district < shape.districts; district += 1) {
    bodies.push({ code: `D${district}`, name: `Huyện ${district}`, kind: "district", parent: "P" });
    for (let commune = 0; commune < shape.communes; commune += 1) {
      const code = `C${district}-${commune}`;
      communes.push(bodies.push({ code, name: code, kind: "commune", parent: `D${district}` }));
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
    const unit = communes[Math.floor(chance() * communes.length)] ?? 1;
    const receivedAt = Math.floor(NOW - chance() * 1.3 * DAYS * dayMs);
    const dueAt = receivedAt + 7 * dayMs;
    const closedAt = Math.floor(receivedAt + chance() * 9 * dayMs);
    const add = (measure: keyof typeof MEASURE_INDEX, at: number, delta: number): void => {
      const place = { unit, procedure: 1 + (dossier % 60), dossier, day: dayOf(zone, at) };
      if (at <= NOW) state.cube.add({ measure: MEASURE_INDEX[measure], ...place, at, due: 0, delta });
    };
    const isLate = closedAt > dueAt;
    add("receivedCounter", receivedAt, 1);
    add("inProgress", receivedAt, 1);
    if (isLate) add("overdue", dueAt + 1, 1);
    if (isLate) add("overdue", closedAt, -1);
    add("inProgress", closedAt, -1);
    add(isLate ? "resolvedLate" : "resolvedOnTime", closedAt, 1);
    state.arrivals.set(unit, Math.min(NOW, Math.max(closedAt, state.arrivals.get(unit) ?? 0)));
  }
  return state;
}

function ruleOf({ reference }: LiveState, index: number): StoredRule {
  const metric = METRICS[index % METRICS.length] ?? "overdue";
  const isBelow = metric === "onTime";
  return {
    ...{ id: `rule-${index}`, version: 1, unit: reference.unit("P")?.id ?? 0 },
    ...{ changedBy: null, changedAt: 0, reason: null },
    doc: {
      ...{ name: metric, metric, scope: { unit: "P", each: "leaf" } },
      period: PERIODS[Math.floor(index / METRICS.length) % PERIODS.length] ?? "today",
      direction: isBelow ? "below" : "above",
      warning: { fire: isBelow ? 0.9 : 0.05 },
      critical: { fire: 0.5 },
      ...{ forMinutes: 30, keepFiringMinutes: 60, minSample: 0, workingTime: true, noData: "alert" },
      ...{ escalateAfterMinutes: 60, enabled: true },
    },
  };
}
