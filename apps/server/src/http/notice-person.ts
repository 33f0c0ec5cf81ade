import { UNATTENDED_HEADER } from "@ioc/protocol/session.ts";
import type { RequestHandler } from "express";
import { principalOf } from "./identify.ts";

/**
 * Whoever asks for something is not idle. What a socket is told by itself is not asked for, nor what a page looks up by
 * itself while nobody is there.
 */
export function noticePerson(sessions: { seen(session: string): Promise<void> }): RequestHandler {
  return async (request, _response, next) => {
    const who = principalOf(request);
    if (who?.kind === "person" && request.get(UNATTENDED_HEADER) === undefined) await sessions.seen(who.session);
    next();
  };
}
