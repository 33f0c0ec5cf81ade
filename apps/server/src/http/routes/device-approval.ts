import { formatInstant } from "@ioc/domain/time/instant.ts";
import { approvalBodySchema, denialBodySchema, deviceQuerySchema, type WaitingScreen } from "@ioc/protocol/screens.ts";
import { type Request, Router } from "express";
import { actorOf } from "../../audit/audit-entry.ts";
import { writeAudit } from "../../audit/write-audit.ts";
import { readUserCode, shownUserCode } from "../../screens/device-codes.ts";
import { answerRequest, findWaiting } from "../../screens/device-requests.ts";
import { addScreen } from "../../screens/screen-store.ts";
import { checkedValue } from "../checked-body.ts";
import { HttpError, notFound } from "../http-error.ts";
import { queryOf } from "../query.ts";
import { bodyOf, jsonOf } from "../read-body.ts";
import { itemOf, managedUnit, placeOf, type ScreenRouteParts } from "../screen-route-parts.ts";

const ACTION = "manageScreens";

/** How a screen is let in, or sent away: RFC 8628, from the side of whoever has signed in. */
export function deviceApprovalRoutes(parts: ScreenRouteParts): Router {
  const router = Router();
  const { db, clock } = parts;

  router.get("/device", async (request, response) => {
    checkGuesses(request, parts);
    const { code } = queryOf(request, deviceQuerySchema);
    const waiting = await findWaiting(db, clock.now(), readUserCode(code));
    if (waiting === undefined) throw wrongGuess(request, parts);
    const { userCode, address, agent, askedAt } = waiting;
    const answer: WaitingScreen = { code: shownUserCode(userCode), address, agent, askedAt: formatInstant(askedAt) };
    response.json(answer);
  });

  router.post("/device/approve", ...bodyOf("application/json"), async (request: Request, response) => {
    checkGuesses(request, parts);
    const body = checkedValue(approvalBodySchema, jsonOf(request));
    const unit = await managedUnit(request, body.unit, parts);
    const { who, address } = parts.caller(request);
    const actor = actorOf(who);
    const now = clock.now();
    const added = await db.transaction().execute(async (transaction) => {
      const screen = await addScreen(transaction, now, { ...body, unit }, actor.name ?? actor.kind);
      const answer = { state: "approved", screen: screen.id } as const;
      const asked = await answerRequest(transaction, now, readUserCode(body.code), answer);
      if (asked === undefined) throw wrongGuess(request, parts);
      const after = { id: String(screen.id), ...placeOf(screen, parts), screenAddress: asked.address };
      await writeAudit(transaction, now, [
        { actor, action: "screen.approve", object: body.name, unit, address, after },
      ]);
      return screen;
    });
    response.status(201).json(itemOf(added, new Map(), parts));
  });

  router.post("/device/deny", ...bodyOf("application/json"), async (request: Request, response) => {
    checkGuesses(request, parts);
    const body = checkedValue(denialBodySchema, jsonOf(request));
    const { who, address } = parts.caller(request);
    const now = clock.now();
    await db.transaction().execute(async (transaction) => {
      const asked = await answerRequest(transaction, now, readUserCode(body.code), { state: "denied" });
      if (asked === undefined) throw wrongGuess(request, parts);
      const after = { screenAddress: asked.address };
      await writeAudit(transaction, now, [{ actor: actorOf(who), action: "screen.deny", address, after }]);
    });
    response.status(204).end();
  });
  return router;
}

/** Codes are short, so whoever may let screens in may not try them one after the other. */
function checkGuesses(request: Request, parts: ScreenRouteParts): void {
  parts.require(request, ACTION);
  const retryAfterMs = parts.guesses.refused(guesserOf(request, parts));
  if (retryAfterMs !== null) throw new HttpError("overloaded", "Too many codes that no screen shows", { retryAfterMs });
}

function wrongGuess(request: Request, parts: ScreenRouteParts): HttpError {
  parts.guesses.wrong(guesserOf(request, parts));
  return notFound("code, or it has expired");
}

function guesserOf(request: Request, parts: ScreenRouteParts): string {
  const { kind, id } = actorOf(parts.caller(request).who);
  return `${kind} ${id ?? ""}`;
}
