import { alertCourseQuerySchema } from "@ioc/protocol/alert-course.ts";
import { backtestBodySchema, MOST_BACKTEST_DAYS } from "@ioc/protocol/alert-rules.ts";
import { type Request, Router } from "express";
import { backTestRule, spanOf } from "../../alerts/back-test-rule.ts";
import { readCourse } from "../../alerts/read-course.ts";
import { readRule } from "../../alerts/rule-store.ts";
import type { AlertRouteParts } from "../alert-route-parts.ts";
import { checkedValue, JSON_TYPE } from "../checked-body.ts";
import { invalid, notFound } from "../http-error.ts";
import { namedUnit } from "../named-unit.ts";
import { queryOf, unitOf } from "../query.ts";
import { bodyOf, jsonOf } from "../read-body.ts";

const MANAGE = "manageAlertRules";
const WHAT = "alert rule";
const DAY_MS = 86_400_000;

/** What a rule would have done in the past, and what it would have looked at. */
export function backTestRoutes(parts: AlertRouteParts): Router {
  const router = Router();
  const { db, state, clock } = parts;

  router.post("/alert-rules/backtest", ...bodyOf(JSON_TYPE), async (request: Request, response) => {
    parts.require(request, MANAGE);
    const { rule, from, to } = checkedValue(backtestBodySchema, jsonOf(request));
    const span = spanOf(from, to, state.reference.zone);
    if (span.from > span.to) throw invalid([{ path: "from", code: "invalid", message: "must not be after `to`" }]);
    if (span.to - span.from > MOST_BACKTEST_DAYS * DAY_MS) {
      throw invalid([{ path: "from", code: "invalid", message: `must be at most ${MOST_BACKTEST_DAYS} days ago` }]);
    }
    response.json(backTestRule(state, await testedRule(request, rule), span, clock.now()));
  });

  router.get("/alert-rules/course", (request, response) => {
    const find = parts.unitsFor(request, MANAGE);
    const { unit, metric, period, days } = queryOf(request, alertCourseQuerySchema);
    const now = clock.now();
    response.json(readCourse(state, { unit: unitOf(unit, find, now), metric, period, days, now }));
  });

  async function testedRule(request: Request, rule: ReturnType<typeof backtestBodySchema.parse>["rule"]) {
    if (typeof rule !== "string") return { unit: await namedUnit(request, MANAGE, rule.scope.unit, parts), doc: rule };
    const stored = await readRule(db, rule);
    if (stored === undefined) throw notFound(WHAT);
    parts.require(request, MANAGE, stored.unit, WHAT);
    return stored;
  }
  return router;
}
