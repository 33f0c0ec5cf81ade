import { isOver } from "@ioc/domain/alert/alert-state.ts";
import { dayOf } from "@ioc/domain/time/zone.ts";
import {
  type Alert,
  type AlertList,
  acknowledgeBodySchema,
  alertsQuerySchema,
  assignBodySchema,
  MOST_ALERTS,
} from "@ioc/protocol/alerts.ts";
import type { AuditAction } from "@ioc/protocol/audit.ts";
import { type Request, Router } from "express";
import type { Kysely } from "kysely";
import { type AlertDeedRow, addAlertDeed } from "../../alerts/alert-deeds.ts";
import { raiseAlertVersion } from "../../alerts/alert-head.ts";
import { withoutPeople } from "../../alerts/alert-item.ts";
import type { AlertRecord } from "../../alerts/alert-record.ts";
import { holdAlert, listAlerts, updateAlerts } from "../../alerts/alert-store.ts";
import { appendComment } from "../../alerts/append-comment.ts";
import { findAssignee, isKnownWithin } from "../../alerts/find-assignee.ts";
import { actorOf } from "../../audit/audit-entry.ts";
import { writeAudit } from "../../audit/write-audit.ts";
import type { Database } from "../../database/schema.ts";
import { alertIdOf } from "../alert-id.ts";
import { type AlertRouteParts, signatureOf } from "../alert-route-parts.ts";
import { checkedValue, JSON_TYPE } from "../checked-body.ts";
import { HttpError, invalid, notFound } from "../http-error.ts";
import { principalOf } from "../identify.ts";
import { queryOf } from "../query.ts";
import { optionalBodyOf, optionalJsonOf } from "../read-body.ts";

const READ = "readBoard";
const HANDLE = "handleAlerts";
const WHAT = "alert";

/** Alerts: read by whoever may read the board of their unit, taken on by its leaders and administrators. */
export function alertRoutes(parts: AlertRouteParts): Router {
  const router = Router();
  const { db, clock, state, alerts } = parts;

  router.get("/alerts", async (request, response) => {
    parts.require(request, READ);
    const query = queryOf(request, alertsQuerySchema);
    const units = unitsOf(request, query.unit);
    const records = await listAlerts(db, { state: query.state, rule: query.rule, units, limit: MOST_ALERTS });
    const items = (await alerts.reader.itemsOf(records)).map(({ item }) => shownTo(request, item));
    response.json({ items } satisfies AlertList);
  });

  router.post("/alerts/:id/acknowledge", ...optionalBodyOf(JSON_TYPE), async (request: Request, response) => {
    parts.require(request, HANDLE);
    const { comment = null } = checkedValue(acknowledgeBodySchema, optionalJsonOf(request) ?? {});
    const handled = await handle(request, "alert.acknowledge", (alert) => {
      if (alert.machine.name === "pending") throw new HttpError("conflict", "The alert does not fire yet");
      const by = signatureOf(request, parts);
      const said = saidOf(request, alert, comment);
      const deed = { by_name: by, to_name: null, comment };
      // Who took it on first stands; what somebody else says to it is kept all the same.
      if (alert.acknowledgedAt !== null) {
        if (said === alert.comment) return undefined;
        return { alert: { ...alert, comment: said }, deed: { ...deed, deed: "commented" } };
      }
      return {
        alert: { ...alert, acknowledgedBy: by, acknowledgedAt: clock.now(), comment: said },
        deed: { ...deed, deed: "acknowledged" },
      };
    });
    response.json(handled);
  });

  router.post("/alerts/:id/assign", ...optionalBodyOf(JSON_TYPE), async (request: Request, response) => {
    parts.require(request, HANDLE);
    const { to, comment } = checkedValue(assignBodySchema, optionalJsonOf(request) ?? {});
    const handled = await handle(request, "alert.assign", async (alert, transaction) => {
      const person = to === null ? null : await findAssignee(transaction, state.reference, to, alert.unit, clock.now());
      // Nobody learns by it who else there is.
      if (person === undefined || (person !== null && !isKnownWithin(person, parts.covers(request, HANDLE)))) {
        throw invalid([{ path: "to", code: "invalid", message: "is nobody who may read the unit" }]);
      }
      const assignee = person?.name ?? null;
      return {
        alert: { ...alert, assignedTo: assignee, comment: saidOf(request, alert, comment ?? null) },
        deed: {
          deed: "assigned",
          by_name: signatureOf(request, parts),
          to_name: assignee,
          comment: comment ?? null,
        },
      };
    });
    response.json(handled);
  });

  function saidOf(request: Request, { comment: before }: AlertRecord, comment: string | null): string | null {
    const said = appendComment(before, signatureOf(request, parts), comment);
    if (said !== undefined) return said;
    throw invalid([{ path: "comment", code: "invalid", message: "is too long beside what was said before" }]);
  }

  /** Undefined: every unit. The ids of the subtree that is asked for, as far as whoever asks may read it. */
  function unitsOf(request: Request, code: string | undefined): number[] | undefined {
    const reads = parts.covers(request, READ);
    const { reference } = state;
    const all = [...reference.unitsById.keys()];
    if (code === undefined) return reads("everything") ? undefined : all.filter(reads);
    const top = reference.unit(code)?.id;
    if (top === undefined) throw notFound("unit");
    parts.require(request, READ, top);
    const today = reference.tree.on(dayOf(reference.zone, clock.now()));
    return all.filter((unit) => today.contains(top, unit) && reads(unit));
  }

  /**
   * Changes what people did about an alert, keeps who did it, and tells everybody.
   *
   * @param change undefined: there is nothing to do any more
   */
  async function handle(
    request: Request,
    action: AuditAction,
    change: (
      alert: AlertRecord,
      transaction: Kysely<Database>,
    ) => HandledAlert | undefined | Promise<HandledAlert | undefined>,
  ): Promise<Alert> {
    const { who, address } = parts.caller(request);
    const id = alertIdOf(request);
    const { isChanged, alert } = await db.transaction().execute(async (transaction) => {
      const raised = await raiseAlertVersion(transaction);
      const before = await holdAlert(transaction, id);
      if (before === undefined || before.machine.name === "normal") throw notFound(WHAT);
      parts.require(request, HANDLE, before.unit, WHAT);
      if (isOver(before.machine.name)) throw new HttpError("conflict", "The alert is over");
      const handled = await change(before, transaction);
      if (handled === undefined) return { isChanged: false, alert: before };
      const { alert: after, deed } = handled;
      const changed = { ...after, version: raised };
      await updateAlerts(transaction, [changed]);
      await addAlertDeed(transaction, { ...deed, alert: id, at: clock.now() });
      const { rule, unit } = before;
      const said = { before: handlingOf(before), after: handlingOf(after) };
      const entry = { actor: actorOf(who), action, object: `${rule} ${id}`, unit, address, ...said };
      await writeAudit(transaction, clock.now(), [entry]);
      return { isChanged: true, alert: changed };
    });
    if (isChanged) alerts.changed();
    const [made] = await alerts.reader.itemsOf([alert]);
    if (made === undefined) throw notFound(WHAT);
    return made.item;
  }
  return router;
}

function shownTo(request: Request, item: Alert): Alert {
  return principalOf(request)?.kind === "nobody" ? withoutPeople(item) : item;
}

function handlingOf({ acknowledgedBy, comment, assignedTo }: AlertRecord): object {
  return { acknowledgedBy, comment, assignedTo };
}

/** An alert after somebody did something about it, and what that was. */
interface HandledAlert {
  readonly alert: AlertRecord;
  readonly deed: Pick<AlertDeedRow, "deed" | "by_name" | "to_name" | "comment">;
}
