import { DEVICE_GRANT, type DeviceCode, type DeviceToken, SCREEN_CLIENT } from "@ioc/protocol/screens.ts";
import { toPrintable } from "@ioc/protocol/text.ts";
import { type Request, type Response, Router } from "express";
import { isOwnOrigin } from "../../access/same-origin.ts";
import { shownUserCode } from "../../screens/device-codes.ts";
import { addRequest, CODE_LIVES_MS, INTERVAL_S, type Poll, pollRequest } from "../../screens/device-requests.ts";
import { keepScreenCredential } from "../../screens/screen-cookie.ts";
import { screenTokenOf } from "../../screens/screen-credentials.ts";
import { noteAddress } from "../../screens/screen-store.ts";
import { OAuthError, oauthErrors } from "../oauth-error.ts";
import { oauthParameters, readOAuthBody } from "../oauth-parameters.ts";
import type { ScreenRouteParts } from "../screen-route-parts.ts";

const MOST_DEVICE_CODE = 200;
const MOST_AGENT = 200;

/** How a screen without a keyboard is let in: RFC 8628, from the screen's side. */
export function deviceAuthorizationRoutes(parts: ScreenRouteParts): Router {
  const router = Router();
  router.post("/device/code", readOAuthBody, async (request: Request, response) => {
    response.json(await codeFor(request, parts));
  });
  router.post("/device/token", readOAuthBody, async (request: Request, response) => {
    response.json(await tokenFor(request, response, parts));
  });
  router.use(["/device/code", "/device/token"], oauthErrors);
  return router;
}

async function codeFor(request: Request, { db, clock, publicUrl }: ScreenRouteParts): Promise<DeviceCode> {
  checkClient(oauthParameters(request));
  const asker = { address: request.ip ?? "", agent: agentOf(request) };
  const added = await addRequest(db, clock.now(), asker);
  if (added === undefined) throw new OAuthError("temporarily_unavailable", "too many screens wait already", 429);
  const userCode = shownUserCode(added.userCode);
  // What the screen was opened with reaches us; only where nobody said what does.
  const approve = `${publicUrl ?? `${request.protocol}://${request.get("host") ?? ""}`}/approve`;
  return {
    device_code: added.deviceCode,
    user_code: userCode,
    verification_uri: approve,
    verification_uri_complete: `${approve}?code=${userCode}`,
    expires_in: CODE_LIVES_MS / 1000,
    interval: INTERVAL_S,
  };
}

async function tokenFor(request: Request, response: Response, parts: ScreenRouteParts): Promise<DeviceToken> {
  const { db, clock, screens } = parts;
  const parameters = oauthParameters(request);
  const grant = parameters.get("grant_type");
  if (grant === undefined) throw new OAuthError("invalid_request", "grant_type is missing");
  if (grant !== DEVICE_GRANT) throw new OAuthError("unsupported_grant_type", `grant_type must be ${DEVICE_GRANT}`);
  checkClient(parameters);
  const deviceCode = parameters.get("device_code");
  if (deviceCode === undefined) throw new OAuthError("invalid_request", "device_code is missing");
  if (deviceCode.length > MOST_DEVICE_CODE) throw refusalOf("unknown");
  const poll = await pollRequest(db, clock.now(), deviceCode, screens.credentials);
  if (poll.state !== "approved") throw refusalOf(poll.state);
  await noteAddress(db, poll.screen, request.ip ?? "", clock.now());
  response.set("Pragma", "no-cache");
  // A cookie for a page of ours alone: no other page is to make a browser into a screen.
  if (isOwnOrigin(request.headers, parts.origin)) keepScreenCredential(response, poll.credential, parts.isSecure);
  return screenTokenOf(poll.credential);
}

function checkClient(parameters: ReadonlyMap<string, string>): void {
  const client = parameters.get("client_id");
  if (client === undefined) throw new OAuthError("invalid_request", "client_id is missing");
  if (client !== SCREEN_CLIENT) throw new OAuthError("invalid_client", `client_id must be ${SCREEN_CLIENT}`);
}

function refusalOf(state: Exclude<Poll["state"], "approved">): OAuthError {
  switch (state) {
    case "waiting":
      return new OAuthError("authorization_pending", "nobody has answered yet");
    case "too-fast":
      return new OAuthError("slow_down", "asked too soon: wait 5 seconds more each time from now on");
    case "denied":
      return new OAuthError("access_denied", "the screen was sent away");
    case "expired":
      return new OAuthError("expired_token", "the code has expired: ask for another one");
    case "unknown":
      return new OAuthError("invalid_grant", "there is no such code, or it was used already");
  }
}

function agentOf(request: Request): string | null {
  const agent = request.get("user-agent");
  return agent === undefined || agent === "" ? null : toPrintable(agent, MOST_AGENT);
}
