import { formatInstant } from "@ioc/domain/time/instant.ts";
import {
  type AlertRuleBody,
  type AlertRuleVersions,
  alertRuleBodySchema,
  alertRuleIdSchema,
  alertRulesBodySchema,
  suggestedQuerySchema,
} from "@ioc/protocol/alert-rules.ts";
import { suggestedRules } from "@ioc/protocol/suggested-rules.ts";
import { type Request, Router } from "express";
import type { Kysely } from "kysely";
import { raiseAlertVersion } from "../../alerts/alert-head.ts";
import type { RuleDoc, StoredRule } from "../../alerts/alert-rule.ts";
import { ruleItem } from "../../alerts/rule-item.ts";
import { addRuleVersion, readRule, readRules, readRuleVersions } from "../../alerts/rule-store.ts";
import { silenceItem } from "../../alerts/silence-item.ts";
import { endSilencesOfRule } from "../../alerts/silence-store.ts";
import { actorOf } from "../../audit/audit-entry.ts";
import { writeAudit } from "../../audit/write-audit.ts";
import type { Database } from "../../database/schema.ts";
import { type AlertRouteParts, signatureOf } from "../alert-route-parts.ts";
import { checkedValue, JSON_TYPE } from "../checked-body.ts";
import { notFound } from "../http-error.ts";
import { namedUnit } from "../named-unit.ts";
import { queryOf, unitOf } from "../query.ts";
import { bodyOf, jsonOf } from "../read-body.ts";

const READ = "readAlertRules";
const MANAGE = "manageAlertRules";
const WHAT = "alert rule";

/** A rule to be put: its document, and why. */
interface Put {
  readonly id: string;
  readonly unit: number;
  readonly doc: RuleDoc;
  readonly reason: string | null;
}

/** Alert rules: who sets which thresholds where. Rules of other subtrees are not there. */
export function alertRuleRoutes(parts: AlertRouteParts): Router {
  const router = Router();
  const { db, clock, alerts } = parts;

  router.get("/alert-rules", async (request, response) => {
    parts.require(request, READ);
    const reads = parts.covers(request, READ);
    const rules = await readRules(db);
    response.json({ items: rules.filter(({ unit }) => reads(unit)).map(ruleItem) });
  });

  router.put("/alert-rules", ...bodyOf(JSON_TYPE), async (request: Request, response) => {
    parts.require(request, MANAGE);
    const entries = checkedValue(alertRulesBodySchema, jsonOf(request));
    const puts: Put[] = [];
    for (const { id, ...body } of entries) puts.push(await putOf(request, id, body));
    await put(request, puts);
    response.json({ count: puts.length });
  });

  router.get("/alert-rules/suggested", (request, response) => {
    const find = parts.unitsFor(request, MANAGE);
    const { unit } = queryOf(request, suggestedQuerySchema);
    const code = parts.state.reference.unitsById.get(unitOf(unit, find, clock.now()))?.body.code ?? "";
    response.json({ items: suggestedRules(code) });
  });

  router.put("/alert-rules/:id", ...bodyOf(JSON_TYPE), async (request: Request, response) => {
    parts.require(request, MANAGE);
    const id = checkedValue(alertRuleIdSchema, request.params["id"]);
    await put(request, [await putOf(request, id, checkedValue(alertRuleBodySchema, jsonOf(request)))]);
    response.json(ruleItem(await readable(request)));
  });

  router.get("/alert-rules/:id", async (request, response) => {
    parts.require(request, READ);
    response.json(ruleItem(await readable(request)));
  });

  router.get("/alert-rules/:id/versions", async (request, response) => {
    parts.require(request, READ);
    const { id } = await readable(request);
    const items: AlertRuleVersions["items"] = (await readRuleVersions(db, id)).map((one) => ({
      version: one.version,
      rule: one.doc,
      changedBy: one.changedBy,
      changedAt: formatInstant(one.changedAt),
      reason: one.reason,
    }));
    response.json({ items });
  });

  router.delete("/alert-rules/:id", async (request, response) => {
    parts.require(request, MANAGE);
    const { who, address } = parts.caller(request);
    await db.transaction().execute(async (transaction) => {
      await raiseAlertVersion(transaction);
      const before = await readRule(transaction, idOf(request));
      if (before === undefined) throw notFound(WHAT);
      parts.require(request, MANAGE, before.unit, WHAT);
      const { id, unit, doc } = before;
      const now = clock.now();
      const changedBy = signatureOf(request, parts);
      await addRuleVersion(transaction, { id, unit, doc: null, changedBy, changedAt: now, reason: null });
      const entry = {
        actor: actorOf(who),
        action: "alertRule.remove",
        object: id,
        unit,
        address,
        before: doc,
      } as const;
      await writeAudit(transaction, now, [entry]);
      await endSilences(transaction, request, { rule: id, unit, now });
    });
    alerts.changed();
    response.status(204).end();
  });

  async function putOf(request: Request, id: string, { reason, ...doc }: AlertRuleBody): Promise<Put> {
    return { id, unit: await namedUnit(request, MANAGE, doc.scope.unit, parts), doc, reason: reason ?? null };
  }

  /** All of them or none, each in a version of its own; what says the same as before makes none. */
  async function put(request: Request, puts: readonly Put[]): Promise<void> {
    const { who, address } = parts.caller(request);
    await db.transaction().execute(async (transaction) => {
      await raiseAlertVersion(transaction);
      const now = clock.now();
      for (const { id, unit, doc, reason } of puts) {
        const before = await readRule(transaction, id);
        // A rule of another subtree is not theirs to take.
        if (before !== undefined) parts.require(request, MANAGE, before.unit, WHAT);
        if (before !== undefined && reason === null && isSameDoc(before.doc, doc)) continue;
        const change = { id, unit, doc, changedBy: signatureOf(request, parts), changedAt: now, reason };
        await addRuleVersion(transaction, change);
        if (before?.unit !== unit)
          await endSilences(transaction, request, { rule: id, unit: before?.unit ?? unit, now });
        const said = { before: before?.doc, after: reason === null ? doc : { ...doc, reason } };
        const entry = { actor: actorOf(who), action: "alertRule.change", object: id, address, ...said } as const;
        // Those who lost it and those who got it see it alike.
        const units = new Set([before?.unit ?? unit, unit]);
        await writeAudit(
          transaction,
          now,
          Array.from(units, (of) => ({ ...entry, unit: of })),
        );
      }
    });
    alerts.changed();
  }

  /** Whoever silenced a rule wherever it holds did so for where it held: what holds elsewhere now is not theirs. */
  async function endSilences(
    transaction: Kysely<Database>,
    request: Request,
    { rule, unit, now }: { readonly rule: string; readonly unit: number; readonly now: number },
  ): Promise<void> {
    const { who, address } = parts.caller(request);
    const ended = await endSilencesOfRule(transaction, rule, now);
    const line = { actor: actorOf(who), action: "silence.remove", object: rule, unit, address } as const;
    await writeAudit(
      transaction,
      now,
      ended.map((silence) => ({ ...line, before: silenceItem(silence, parts.state.reference) })),
    );
  }

  async function readable(request: Request): Promise<StoredRule> {
    const rule = await readRule(db, idOf(request));
    if (rule === undefined) throw notFound(WHAT);
    parts.require(request, READ, rule.unit, WHAT);
    return rule;
  }
  return router;
}

function idOf({ params }: Request): string {
  const id = alertRuleIdSchema.safeParse(params["id"]);
  if (!id.success) throw notFound(WHAT);
  return id.data;
}

/** Whatever order the members stand in; an absent one and null are the same. */
function isSameDoc(one: RuleDoc, other: RuleDoc): boolean {
  return canonical(one) === canonical(other);
}

function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, member: unknown) => {
    if (typeof member !== "object" || member === null || Array.isArray(member)) return member ?? undefined;
    return Object.fromEntries(Object.entries(member).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}
