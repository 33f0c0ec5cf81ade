import type { RequestHandler } from "express";
import type { AccessSettings } from "../access/settings.ts";
import { principalOf } from "../access/tokens.ts";
import type { LiveState } from "../boards/live-state.ts";
import type { FailedTokens } from "../cluster/failed-tokens.ts";
import { bearerOf } from "./bearer.ts";
import { HttpError } from "./http-error.ts";

export interface CheckTokenParts {
  readonly state: LiveState;
  readonly access: AccessSettings;
  readonly failedTokens: FailedTokens;
  /** Brings memory up to what other nodes have committed. */
  level(): Promise<void>;
}

/**
 * A token or a unit that is not known here may have been made by another node a moment ago, and behind a proxy the
 * next request of the same client comes here: memory is brought up to date before anybody is told that it is not there.
 * Whoever tries too many bad tokens is told to wait.
 */
export function checkToken({ state, access, failedTokens, level }: CheckTokenParts): RequestHandler {
  return async (request, _response, next) => {
    const token = bearerOf(request);
    const isKnown = (): boolean => principalOf(token, access.bootstrapToken, state.reference) !== undefined;
    if (!isKnown()) {
      const address = request.socket.remoteAddress ?? "";
      const retryAfterMs = failedTokens.refused(address);
      if (retryAfterMs !== null) {
        throw new HttpError("overloaded", "Too many attempts with a token that is not valid", { retryAfterMs });
      }
      await level();
      if (!isKnown()) failedTokens.failed(address);
    }
    const { unit } = request.query;
    if (typeof unit === "string" && state.reference.unit(unit) === undefined) await level();
    next();
  };
}
