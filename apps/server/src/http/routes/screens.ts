import { isDeepStrictEqual } from "node:util";
import { type ScreenPlace, type ScreenRenewal, screenBodySchema } from "@ioc/protocol/screens.ts";
import { type Request, Router } from "express";
import type { Transaction } from "kysely";
import { AccessDenied } from "../../access/access-denied.ts";
import { actorOf } from "../../audit/audit-entry.ts";
import { writeAudit } from "../../audit/write-audit.ts";
import type { Database } from "../../database/schema.ts";
import { forgetScreenCredential, keepScreenCredential, screenCredentialOf } from "../../screens/screen-cookie.ts";
import { screenTokenOf } from "../../screens/screen-credentials.ts";
import { placeOf } from "../../screens/screen-place.ts";
import type { ScreenChoice, ScreenRecord } from "../../screens/screen-record.ts";
import {
  askToReload,
  listScreens,
  noteAddress,
  placeScreen,
  readScreens,
  removeScreen,
} from "../../screens/screen-store.ts";
import { checkedValue } from "../checked-body.ts";
import { chosenProgramme, unitsNamedIn } from "../chosen-programme.ts";
import { bodyOf, jsonOf } from "../read-body.ts";
import { screenItem, screenItems } from "../screen-items.ts";
import {
  MANAGE,
  managedRecord,
  managedScreen,
  managedUnit,
  type ScreenRouteParts,
  screenIdOf,
} from "../screen-route-parts.ts";
import { unitsWithin } from "../units-within.ts";

/** The wall screens that were let in: a list, what may be done to each, and how each keeps its credential. */
export function screenRoutes(parts: ScreenRouteParts): Router {
  const router = Router();
  const { db, clock, screens, watch } = parts;

  router.get("/screens", async (request, response) => {
    parts.require(request, MANAGE);
    const manages = parts.covers(request, MANAGE);
    const records = (await listScreens(db)).filter(({ unit }) => manages(unit));
    response.json({ items: await screenItems(request, records, parts) });
  });

  router.get("/screens/:id", async (request, response) => {
    parts.require(request, MANAGE);
    const [screen] = await readScreens(db, [screenIdOf(request)]);
    response.json(await screenItem(request, managedRecord(request, screen, parts), parts));
  });

  router.put("/screens/:id", ...bodyOf("application/json"), async (request: Request, response) => {
    parts.require(request, MANAGE);
    const id = screenIdOf(request);
    const body = checkedValue(screenBodySchema, jsonOf(request));
    const unit = await managedUnit(request, body.unit, parts);
    const idOf = await unitsWithin(unit, unitsNamedIn(body), parts);
    await db.transaction().execute(async (transaction) => {
      const before = await managedScreen(transaction, request, parts);
      const programme = chosenProgramme(body, before, idOf);
      const after = { ...before, name: body.name, unit, scene: body.scene, ...programme };
      if (isDeepStrictEqual(before, after)) return;
      await placeScreen(transaction, id, after);
      const change = { before: told(before), after: told(after) };
      // Those who lost it and those who got it see it alike.
      for (const of of new Set([before.unit, unit]))
        await note(transaction, request, "screen.change", before, change, of);
      await watch.changed(transaction);
    });
    const [screen] = await readScreens(db, [id]);
    response.json(await screenItem(request, managedRecord(request, screen, parts), parts));
  });

  router.post("/screens/:id/reload", async (request, response) => {
    parts.require(request, MANAGE);
    await db.transaction().execute(async (transaction) => {
      const screen = await managedScreen(transaction, request, parts);
      await askToReload(transaction, screen.id, clock.now());
      await note(transaction, request, "screen.reload", screen);
      await watch.changed(transaction);
    });
    response.status(202).end();
  });

  router.delete("/screens/:id", async (request, response) => {
    parts.require(request, MANAGE);
    await db.transaction().execute(async (transaction) => {
      const screen = await managedScreen(transaction, request, parts);
      await removeScreen(transaction, screen.id);
      await note(transaction, request, "screen.revoke", screen, { before: told(screen) });
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
    const answer: ScreenRenewal = { ...screenTokenOf(renewed.credential), show: told(screen) };
    response.json(answer);
  });

  function told(choice: ScreenChoice): ScreenPlace {
    return placeOf(choice, parts.state.reference, clock.now());
  }

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
