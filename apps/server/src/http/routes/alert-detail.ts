import type { AlertDetail } from "@ioc/protocol/alerts.ts";
import { type Request, Router } from "express";
import type { Action } from "../../access/decide.ts";
import { alertHistory } from "../../alerts/alert-history.ts";
import type { AlertRecord } from "../../alerts/alert-record.ts";
import { readAlert } from "../../alerts/alert-store.ts";
import { isKnownWithin, listAssignees } from "../../alerts/find-assignee.ts";
import { alertIdOf } from "../alert-id.ts";
import type { AlertRouteParts } from "../alert-route-parts.ts";
import { notFound } from "../http-error.ts";

const READ = "readAlertRules";
const HANDLE = "handleAlerts";
const WHAT = "alert";

/** One alert with its history, which names people, for those with a role at its unit; and whom it may be given to. */
export function alertDetailRoutes(parts: AlertRouteParts): Router {
  const router = Router();
  const { db, clock, state, alerts } = parts;

  router.get("/alerts/:id", async (request, response) => {
    const record = await alertFor(request, READ);
    const [made] = await alerts.reader.itemsOf([record]);
    if (made === undefined) throw notFound(WHAT);
    response.json({ ...made.item, history: await alertHistory(db, record) } satisfies AlertDetail);
  });

  router.get("/alerts/:id/assignees", async (request, response) => {
    const { unit } = await alertFor(request, HANDLE);
    const mayHandle = parts.covers(request, HANDLE);
    const people = await listAssignees(db, state.reference, unit, clock.now());
    const own = people.filter((person) => isKnownWithin(person, mayHandle));
    response.json({ items: own.map(({ user, name }) => ({ user, name })) });
  });

  async function alertFor(request: Request, action: Action): Promise<AlertRecord> {
    parts.require(request, action);
    const record = await readAlert(db, alertIdOf(request));
    if (record === undefined || record.machine.name === "normal") throw notFound(WHAT);
    parts.require(request, action, record.unit, WHAT);
    return record;
  }
  return router;
}
