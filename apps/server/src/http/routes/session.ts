import {
  type CallerSession,
  passwordBodySchema,
  type SignedIn,
  type SignInOptions,
  sessionBodySchema,
  signInCodeSchema,
  twoFactorBodySchema,
} from "@ioc/protocol/session.ts";
import { type CookieOptions, type Request, type Response, Router } from "express";
import type { PersonPrincipal } from "../../access/principal.ts";
import type { Client } from "../../accounts/account-parts.ts";
import { KNOWN_BROWSER_MS } from "../../accounts/known-browser.ts";
import type { Accounts } from "../../accounts/open-accounts.ts";
import type { SignedInPerson } from "../../accounts/sign-in.ts";
import { standingUnit } from "../../screens/screen-record.ts";
import { checkedValue, JSON_TYPE } from "../checked-body.ts";
import { HttpError } from "../http-error.ts";
import { pathId } from "../path-id.ts";
import { bodyOf, jsonOf } from "../read-body.ts";
import type { RouteParts } from "../route-parts.ts";

export interface SessionRouteParts extends RouteParts {
  readonly accounts: Accounts;
  /** Browsers reach us over TLS. */
  readonly isSecure: boolean;
}

/** Signing in and out, and the own account: contract sections 3 and 6. */
export function sessionRoutes(parts: SessionRouteParts): Router {
  const router = Router();
  const { state, accounts } = parts;
  const { sessions, signIn, own } = accounts;
  const cookie: CookieOptions = { httpOnly: true, sameSite: "strict", secure: parts.isSecure, path: "/" };

  async function welcome(response: Response, { session, setCookies, browser }: SignedInPerson): Promise<SignedIn> {
    response.append("Set-Cookie", [...setCookies]);
    response.cookie(accounts.cookies.browser, browser, { ...cookie, maxAge: KNOWN_BROWSER_MS });
    return described(session);
  }
  async function described(session: string) {
    const shown = await sessions.describe({ session }, state.reference);
    if (shown === undefined) throw new HttpError("unauthenticated", "The session has ended");
    return shown;
  }
  function person(request: Request): PersonPrincipal {
    const who = parts.require(request, "useOwnSession");
    if (who.kind !== "person") throw new HttpError("forbidden", "Only people have an account of their own");
    return who;
  }

  router.post("/session", ...bodyOf(JSON_TYPE), async (request, response) => {
    const body = checkedValue(sessionBodySchema, jsonOf(request));
    const signed = await signIn.withPassword(clientOf(request), body);
    if ("needs" in signed) {
      response.append("Set-Cookie", [...signed.setCookies]);
      response.json({ needs: signed.needs } satisfies SignedIn);
    } else response.json(await welcome(response, signed));
  });
  router.post("/session/code", ...bodyOf(JSON_TYPE), async (request, response) => {
    const { code } = checkedValue(signInCodeSchema, jsonOf(request));
    response.json(await welcome(response, await signIn.withCode(clientOf(request), code)));
  });
  router.get("/session/options", (_request, response) => {
    const { singleSignOn } = accounts;
    response.json({
      singleSignOn: singleSignOn === undefined ? null : { name: singleSignOn.name },
    } satisfies SignInOptions);
  });
  router.get("/session", async (request, response) => {
    const { who } = parts.caller(request);
    if (who.kind === "screen") {
      const { id, name, scene } = who;
      const unit = standingUnit(state.reference, who.unit, parts.clock.now()) ?? "";
      response.json({ kind: "screen", id, name, unit, scene } satisfies CallerSession);
    } else response.json(await described(person(request).session));
  });
  router.delete("/session", async (request, response) => {
    const who = person(request);
    await own.endSession(who, clientOf(request), who.session);
    response.clearCookie(accounts.cookies.session, cookie).status(204).end();
  });

  router.put("/session/password", ...bodyOf(JSON_TYPE), async (request, response) => {
    const who = person(request);
    await own.changePassword(who, clientOf(request), checkedValue(passwordBodySchema, jsonOf(request)));
    response.status(204).end();
  });
  router.post("/session/two-factor", ...bodyOf(JSON_TYPE), async (request, response) => {
    const who = person(request);
    const { password } = checkedValue(twoFactorBodySchema, jsonOf(request));
    response.json(await own.beginTwoFactor(who, clientOf(request), password));
  });
  router.post("/session/two-factor/confirm", ...bodyOf(JSON_TYPE), async (request, response) => {
    const who = person(request);
    const { code } = checkedValue(signInCodeSchema, jsonOf(request));
    response.append("Set-Cookie", [...(await own.confirmTwoFactor(who, clientOf(request), code))]);
    response.status(204).end();
  });
  router.delete("/session/two-factor", ...bodyOf(JSON_TYPE), async (request, response) => {
    const who = person(request);
    const { password } = checkedValue(twoFactorBodySchema, jsonOf(request));
    response.append("Set-Cookie", [...(await own.removeTwoFactor(who, clientOf(request), password))]);
    response.status(204).end();
  });

  router.get("/sessions", async (request, response) => {
    response.json(await sessions.list(person(request)));
  });
  router.delete("/sessions/:id", async (request, response) => {
    await own.endSession(person(request), clientOf(request), pathId(request));
    response.status(204).end();
  });

  router.get("/single-sign-on", async (request, response) => {
    const { to } = request.query;
    const { address, setCookies } = await singleSignOn().begin(clientOf(request), isOwnPath(to) ? to : "/");
    response.append("Set-Cookie", [...setCookies]);
    response.redirect(address);
  });
  router.get("/single-sign-on/callback", async (request, response) => {
    const query = Object.entries(request.query).flatMap(([name, value]) =>
      typeof value === "string" ? [[name, value] as const] : [],
    );
    const signed = await singleSignOn().finish(clientOf(request), Object.fromEntries(query));
    if (signed !== undefined) await welcome(response, signed.person);
    response.redirect(signed?.to ?? "/sign-in?refused=single-sign-on");
  });
  function singleSignOn() {
    const { singleSignOn: configured } = accounts;
    if (configured === undefined) throw new HttpError("not-found", "There is no single sign-on");
    return configured;
  }
  return router;
}

function clientOf(request: Request): Client {
  const { "user-agent": agent, cookie } = request.headers;
  return { address: request.ip ?? "", agent, cookie };
}

/** A path of ours, and not the address of somebody else in disguise. */
function isOwnPath(to: unknown): to is string {
  return typeof to === "string" && /^\/(?![/\\])[\x21-\x5b\x5d-\x7e]{0,500}$/.test(to);
}
