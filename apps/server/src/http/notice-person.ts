import type { RequestHandler } from "express";
import { principalOf } from "./identify.ts";

/** Whoever asks for something is not idle. What a socket is told by itself is not asked for. */
export function noticePerson(sessions: { seen(session: string): Promise<void> }): RequestHandler {
  return async (request, _response, next) => {
    const who = principalOf(request);
    if (who?.kind === "person") await sessions.seen(who.session);
    next();
  };
}
