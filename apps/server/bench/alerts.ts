import { dayMs } from "@ioc/domain/time/civil-date.ts";
import { AlertMemory } from "../src/alerts/alert-memory.ts";
import type { StoredRule } from "../src/alerts/alert-rule.ts";
import { backTestRule } from "../src/alerts/back-test-rule.ts";
import { evaluateRules } from "../src/alerts/evaluate-rules.ts";
import { RuleReadings } from "../src/alerts/rule-readings.ts";
import type { LiveState } from "../src/boards/live-state.ts";
import { type BenchReport, rounded } from "./bench-options.ts";
import { madeUpState } from "./made-up-state.ts";
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
  const made = { dossiers, days: 1.3 * DAYS, now: NOW };
  const large = madeUpState({ districts: 43, communes: 92, ...made });
  const rules = Array.from({ length: RULES }, (_, index) => ruleOf(large, index));
  const look = (memory: AlertMemory, now: number) =>
    timed(() => evaluateRules({ memory, reference: large.reference, readings: new RuleReadings(large, now), now }));
  const nothing = { olderRules: [], silences: [] };
  // All alerts begin at once, which costs more than any look that follows.
  const first = look(new AlertMemory({ version: 1, rules, alerts: [], ...nothing }), NOW);
  const alerts = first.value.map(({ after }, index) => ({ ...after, id: index + 1, version: 2 }));
  const memory = new AlertMemory({ version: 2, rules, alerts, ...nothing });
  const looks = Array.from({ length: LOOKS }, (_, index) => look(memory, NOW + (index + 1) * LOOK_EVERY_MS).cpuMs);

  const usual = madeUpState({ districts: 12, communes: 11, ...made });
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
