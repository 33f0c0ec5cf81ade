import { ALERT_CASES, type CaseRule, type Evaluation } from "@ioc/domain/alert/alert-cases.test-support.ts";
import { firingSeverity } from "@ioc/domain/alert/alert-state.ts";
import { afterAll, beforeAll, expect, test } from "vitest";
import { unit } from "../../src/access/organisation.test-support.ts";
import type { RuleDoc } from "../../src/alerts/alert-rule.ts";
import { AlertWorld, docOf } from "./alert-world.test-support.ts";

// The same cases as the machine and the back-test run, here from numbers in memory to alerts in the database.

const THREE_DAYS_MS = 3 * 86_400_000;
const codeOf = (index: number): string => `U${index}`;
const UNITS = ALERT_CASES.map((_, index) => unit(codeOf(index), null));

let world: AlertWorld;
beforeAll(async () => {
  world = await AlertWorld.open(UNITS);
});
afterAll(() => world.close());

test.each(ALERT_CASES.map((one, index) => [one.title, one, index] as const))(
  "ALR: looked at, %s",
  async (_, one, index) => {
    const { rule, evaluations } = one;
    const code = codeOf(index);
    const isRate = evaluations.some(({ seen }) => seen !== "gone" && seen.denominator !== null);
    await world.put(code, ruleOf(code, rule, isRate), code);
    const evaluator = world.evaluator();
    const found: unknown[] = [];
    for (const { at, seen } of evaluations) {
      const { zone } = world.state.reference;
      world.clock.set(zone.toInstant(at));
      show(code, index, seen);
      await evaluator.look();
      found.push(await standing(code));
    }
    expect(found).toEqual(evaluations.map(({ state, severity }) => [state, severity]));
    await evaluator.stop();
    await world.put(code, null, code);
  },
);

function ruleOf(code: string, { warning, critical, ...rule }: CaseRule, isRate: boolean): RuleDoc {
  return docOf(code, { ...rule, warning, critical, metric: isRate ? "overdueShare" : "overdue" });
}

function show(code: string, index: number, seen: Evaluation["seen"]): void {
  // What has left is a unit whose last day was long ago.
  const gone = { ...unit(code, null), validTo: "2026-01-01" };
  world.reorganise(UNITS.map((one, place) => (seen === "gone" && place === index ? gone : one)));
  if (seen === "gone") return;
  world.show(code, "overdue", seen.numerator);
  if (seen.denominator !== null) world.show(code, "inProgress", seen.denominator);
  world.hear(code, world.clock.now() - (seen.isSilent ? THREE_DAYS_MS : 0));
}

/** State and severity of a rule's newest alert, as the case writes them. */
async function standing(rule: string): Promise<unknown> {
  const row = await world.database.db
    .selectFrom("alert")
    .select(["state", "severity", "machine"])
    .where("rule", "=", rule)
    .orderBy("id", "desc")
    .executeTakeFirst();
  if (row === undefined) return ["normal", null];
  const fires = firingSeverity(JSON.parse(row.machine));
  if (fires !== null) expect(row.severity).toBe(fires);
  return [row.state, row.state === "noData" ? null : fires];
}
