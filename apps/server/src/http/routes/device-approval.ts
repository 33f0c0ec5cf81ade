import { formatInstant } from "@ioc/domain/time/instant.ts";
import { approvalBodySchema, denialBodySchema, deviceQuerySchema, type WaitingScreen } from "@ioc/protocol/screens.ts";
import { type Request, Router } from "express";
import { actorKey, actorOf } from "../../audit/audit-entry.ts";
import { writeAudit } from "../../audit/write-audit.ts";
import { readUserCode, shownUserCode } from "../../screens/device-codes.ts";
import { answerRequest, findWaiting } from "../../screens/device-requests.ts";
import type { Guess } from "../../screens/guess-limit.ts";
import { placeOf } from "../../screens/screen-place.ts";
import { NO_PROGRAMME } from "../../screens/screen-programme.ts";
import { addScreen } from "../../screens/screen-store.ts";
import { checkedValue } from "../checked-body.ts";
import { chosenProgramme, unitsNamedIn } from "../chosen-programme.ts";
import { type HttpError, notFound } from "../http-error.ts";
import { queryOf } from "../query.ts";
import { bodyOf, jsonOf } from "../read-body.ts";
import { screenItem } from "../screen-items.ts";
import { MANAGE, managedUnit, type ScreenRouteParts } from "../screen-route-parts.ts";
import { unitsWithin } from "../units-within.ts";

/** How a screen is let in, or sent away: RFC 8628, from the side of whoever has signed in. */
export function deviceApprovalRoutes(parts: ScreenRouteParts): Router {
  const router = Router();
  const { db, clock } = parts;

  router.get("/device", async (request, response) => {
    parts.require(request, MANAGE);
    const { code } = queryOf(request, deviceQuerySchema);
    const guess = await guessOf(request, parts);
    const waiting = await findWaiting(db, clock.now(), readUserCode(code));
    if (waiting === undefined) throw wrongCode();
    await guess.right();
    const { userCode, address, agent, askedAt } = waiting;
    const answer: WaitingScreen = { code: shownUserCode(userCode), address, agent, askedAt: formatInstant(askedAt) };
    response.json(answer);
  });

  router.post("/device/approve", ...bodyOf("application/json"), async (request: Request, response) => {
    parts.require(request, MANAGE);
    const body = checkedValue(approvalBodySchema, jsonOf(request));
    const unit = await managedUnit(request, body.unit, parts);
    const idOf = await unitsWithin(unit, unitsNamedIn(body), parts);
    const programme = chosenProgramme(body, NO_PROGRAMME, idOf);
    const guess = await guessOf(request, parts);
    const { who, address } = parts.caller(request);
    const actor = actorOf(who);
    const now = clock.now();
    const added = await db.transaction().execute(async (transaction) => {
      const screen = await addScreen(transaction, now, { ...body, unit, ...programme }, actor.name ?? actor.kind);
      const answer = { state: "approved", screen: screen.id } as const;
      const asked = await answerRequest(transaction, now, readUserCode(body.code), answer);
      if (asked === undefined) throw wrongCode();
      const place = placeOf(screen, parts.state.reference, now);
      const after = { id: String(screen.id), ...place, screenAddress: asked.address };
      await writeAudit(transaction, now, [
        { actor, action: "screen.approve", object: body.name, unit, address, after },
      ]);
      return screen;
    });
    await guess.right();
    response.status(201).json(await screenItem(request, added, parts));
  });

  router.post("/device/deny", ...bodyOf("application/json"), async (request: Request, response) => {
    parts.require(request, MANAGE);
    const body = checkedValue(denialBodySchema, jsonOf(request));
    const guess = await guessOf(request, parts);
    const { who, address } = parts.caller(request);
    const now = clock.now();
    await db.transaction().execute(async (transaction) => {
      const asked = await answerRequest(transaction, now, readUserCode(body.code), { state: "denied" });
      if (asked === undefined) throw wrongCode();
      const after = { screenAddress: asked.address };
      await writeAudit(transaction, now, [{ actor: actorOf(who), action: "screen.deny", address, after }]);
    });
    await guess.right();
    response.status(204).end();
  });
  return router;
}

/** Codes are short, so whoever may let screens in may not try them one after the other. */
function guessOf(request: Request, parts: ScreenRouteParts): Promise<Guess> {
  return parts.guesses.begin(actorKey(parts.caller(request).who));
}

function wrongCode(): HttpError {
  return notFound("code, or it has expired");
}
