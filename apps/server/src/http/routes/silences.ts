import { parseInstant } from "@ioc/domain/time/instant.ts";
import { dayOf } from "@ioc/domain/time/zone.ts";
import { type Silence, silenceBodySchema } from "@ioc/protocol/alerts.ts";
import { type Request, Router } from "express";
import { raiseAlertVersion } from "../../alerts/alert-head.ts";
import { readRule, readRules } from "../../alerts/rule-store.ts";
import { silenceItem } from "../../alerts/silence-item.ts";
import { addSilence, endSilence, readSilences, type SilenceRecord } from "../../alerts/silence-store.ts";
import { actorOf } from "../../audit/audit-entry.ts";
import { writeAudit } from "../../audit/write-audit.ts";
import { type AlertRouteParts, signatureOf } from "../alert-route-parts.ts";
import { checkedValue, JSON_TYPE } from "../checked-body.ts";
import { invalid, notFound } from "../http-error.ts";
import { namedUnit } from "../named-unit.ts";
import { bodyOf, jsonOf } from "../read-body.ts";

const READ = "readAlertRules";
const HANDLE = "handleAlerts";
const WHAT = "silence";
const MOST_MS = 366 * 86_400_000;

/** Silences: of a unit with its subtree, of a rule, or of a rule in a unit's subtree. */
export function silenceRoutes(parts: AlertRouteParts): Router {
  const router = Router();
  const { db, clock, state, alerts } = parts;

  router.get("/silences", async (request, response) => {
    parts.require(request, READ);
    const reads = parts.covers(request, READ);
    const unitsOfRules = new Map((await readRules(db)).map(({ id, unit }) => [id, unit]));
    const silences = await readSilences(db, clock.now());
    const items = silences.filter((silence) => {
      const about = placeOf(silence, unitsOfRules);
      return about !== undefined && reads(about);
    });
    response.json({ items: items.map(itemOf) });
  });

  router.post("/silences", ...bodyOf(JSON_TYPE), async (request: Request, response) => {
    parts.require(request, HANDLE);
    const body = checkedValue(silenceBodySchema, jsonOf(request));
    const now = clock.now();
    const until = parseInstant(body.until) ?? 0;
    if (until <= now || until > now + MOST_MS) {
      throw invalid([{ path: "until", code: "invalid", message: "must be in the future, within a year" }]);
    }
    const unit = body.unit == null ? null : await namedUnit(request, HANDLE, body.unit, parts);
    const ruleUnit = body.rule == null ? undefined : await unitOfRule(request, body.rule, unit);
    const { who, address } = parts.caller(request);
    const silence = await db.transaction().execute(async (transaction) => {
      await raiseAlertVersion(transaction);
      const made = await addSilence(transaction, {
        unit,
        rule: body.rule ?? null,
        until,
        reason: body.reason,
        createdBy: signatureOf(request, parts),
        createdAt: now,
      });
      const of = unit ?? ruleUnit ?? null;
      const line = {
        actor: actorOf(who),
        action: "silence.create",
        object: objectOf(made),
        unit: of,
        address,
      } as const;
      await writeAudit(transaction, now, [{ ...line, after: itemOf(made) }]);
      return made;
    });
    alerts.changed();
    response.status(201).json(itemOf(silence));
  });

  router.delete("/silences/:id", async (request, response) => {
    parts.require(request, HANDLE);
    const { who, address } = parts.caller(request);
    await db.transaction().execute(async (transaction) => {
      await raiseAlertVersion(transaction);
      const now = clock.now();
      const silence = (await readSilences(transaction, now)).find(({ id }) => String(id) === request.params.id);
      const rule = silence?.rule == null ? undefined : await readRule(transaction, silence.rule);
      const about = silence?.unit ?? rule?.unit;
      if (silence === undefined || about === undefined) throw notFound(WHAT);
      parts.require(request, HANDLE, about, WHAT);
      await endSilence(transaction, silence.id, now);
      const line = {
        actor: actorOf(who),
        action: "silence.remove",
        object: objectOf(silence),
        unit: about,
        address,
      } as const;
      await writeAudit(transaction, now, [{ ...line, before: itemOf(silence) }]);
    });
    alerts.changed();
    response.status(204).end();
  });

  /** The unit of a rule's scope: theirs to silence, or one whose rule holds at the unit that they silence. */
  async function unitOfRule(request: Request, id: string, unit: number | null): Promise<number> {
    const rule = await readRule(db, id);
    if (rule === undefined) throw notFound("alert rule");
    const { tree, zone } = state.reference;
    const today = tree.on(dayOf(zone, clock.now()));
    if (unit === null || !today.contains(rule.unit, unit)) parts.require(request, HANDLE, rule.unit, "alert rule");
    return rule.unit;
  }

  function itemOf(silence: SilenceRecord): Silence {
    return silenceItem(silence, state.reference);
  }

  function objectOf(silence: SilenceRecord): string {
    const { unit, rule } = itemOf(silence);
    return [rule, unit].filter((part) => part !== null).join(" ");
  }
  return router;
}

function placeOf({ unit, rule }: SilenceRecord, unitsOfRules: ReadonlyMap<string, number>): number | undefined {
  return unit ?? (rule === null ? undefined : unitsOfRules.get(rule));
}
