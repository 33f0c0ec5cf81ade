import { type ScreenPlace, type ScreenRenewal, screenBodySchema } from "@ioc/protocol/screens.ts";
import { type Request, Router } from "express";
import type { Transaction } from "kysely";
import { AccessDenied } from "../../access/access-denied.ts";
import { actorOf } from "../../audit/audit-entry.ts";
import { writeAudit } from "../../audit/write-audit.ts";
import type { Database } from "../../database/schema.ts";
import { forgetScreenCredential, keepScreenCredential, screenCredentialOf } from "../../screens/screen-cookie.ts";
import { screenTokenOf } from "../../screens/screen-credentials.ts";
import type { ScreenRecord } from "../../screens/screen-record.ts";
import {
  askToReload,
  holdScreen,
  listScreens,
  noteAddress,
  placeScreen,
  readScreens,
  removeScreen,
} from "../../screens/screen-store.ts";
import { checkedValue } from "../checked-body.ts";
import { notFound } from "../http-error.ts";
import { bodyOf, jsonOf } from "../read-body.ts";
import { itemOf, managedUnit, placeOf, type ScreenRouteParts } from "../screen-route-parts.ts";

const ACTION = "manageScreens";

/** The wall screens that were let in: a list, what may be done to each, and how each keeps its credential. */
export function screenRoutes(parts: ScreenRouteParts): Router {
  const router = Router();
  const { db, clock, screens, watch } = parts;

  router.get("/screens", async (request, response) => {
    parts.require(request, ACTION);
    const manages = parts.covers(request, ACTION);
    const [records, lines] = [await listScreens(db), await screens.lines.all()];
    response.json({ items: records.filter(({ unit }) => manages(unit)).map((screen) => itemOf(screen, lines, parts)) });
  });

  router.put("/screens/:id", ...bodyOf("application/json"), async (request: Request, response) => {
    parts.require(request, ACTION);
    const id = idOf(request);
    const body = checkedValue(screenBodySchema, jsonOf(request));
    const unit = await managedUnit(request, body.unit, parts);
    await db.transaction().execute(async (transaction) => {
      const before = await managedScreen(transaction, request, id, parts);
      const place = { name: body.name, unit, scene: body.scene };
      if (before.name === place.name && before.unit === place.unit && before.scene === place.scene) return;
      await placeScreen(transaction, id, place);
      const change = { before: placeOf(before, parts), after: placeOf(place, parts) };
      // Those who lost it and those who got it see it alike.
      for (const of of new Set([before.unit, unit]))
        await note(transaction, request, "screen.change", before, change, of);
      await watch.changed(transaction);
    });
    const [screen] = await readScreens(db, [id]);
    if (screen === undefined) throw notFound("screen");
    response.json(itemOf(screen, await screens.lines.all(), parts));
  });

  router.post("/screens/:id/reload", async (request, response) => {
    parts.require(request, ACTION);
    await db.transaction().execute(async (transaction) => {
      const screen = await managedScreen(transaction, request, idOf(request), parts);
      await askToReload(transaction, screen.id, clock.now());
      await note(transaction, request, "screen.reload", screen);
      await watch.changed(transaction);
    });
    response.status(202).end();
  });

  router.delete("/screens/:id", async (request, response) => {
    parts.require(request, ACTION);
    await db.transaction().execute(async (transaction) => {
      const screen = await managedScreen(transaction, request, idOf(request), parts);
      await removeScreen(transaction, screen.id);
      await note(transaction, request, "screen.revoke", screen, { before: placeOf(screen, parts) });
      await watch.changed(transaction);
    });
    response.status(204).end();
  });

  router.post("/screens/renew", async (request, response) => {
    const credential = screenCredentialOf(request);
    const renewed = credential === undefined ? undefined : await screens.credentials.renew(credential);
    const [screen] = renewed === undefined ? [] : await readScreens(db, [renewed.screen]);
    if (renewed === undefined || screen === undefined) {
      if (credential !== undefined) forgetScreenCredential(response, parts.isSecure);
      throw new AccessDenied("unauthenticated");
    }
    await noteAddress(db, screen.id, request.ip ?? "", clock.now());
    keepScreenCredential(response, renewed.credential, parts.isSecure);
    const answer: ScreenRenewal = { ...screenTokenOf(renewed.credential), show: placeOf(screen, parts) };
    response.json(answer);
  });

  async function note(
    transaction: Transaction<Database>,
    request: Request,
    action: "screen.change" | "screen.reload" | "screen.revoke",
    screen: ScreenRecord,
    change: { readonly before?: ScreenPlace; readonly after?: ScreenPlace } = {},
    unit = screen.unit,
  ): Promise<void> {
    const { who, address } = parts.caller(request);
    const entry = { actor: actorOf(who), action, object: screen.name, unit, address, ...change };
    await writeAudit(transaction, clock.now(), [entry]);
  }
  return router;
}

async function managedScreen(
  transaction: Transaction<Database>,
  request: Request,
  id: number,
  parts: ScreenRouteParts,
): Promise<ScreenRecord> {
  const screen = await holdScreen(transaction, id);
  if (screen === undefined) throw notFound("screen");
  parts.require(request, ACTION, screen.unit, "screen");
  return screen;
}

function idOf(request: Request): number {
  const { id } = request.params;
  if (typeof id !== "string" || !/^\d{1,9}$/.test(id)) throw notFound("screen");
  return Number(id);
}
