import { formatInstant } from "@ioc/domain/time/instant.ts";
import { SERVER_TIME_HEADER } from "@ioc/protocol/session.ts";
import type { RequestHandler } from "express";
import type { Clock } from "../lifecycle/clock.ts";

/** Says with every answer what time it is here: clocks of the machines in front of the pages are often wrong. */
export function tellTime(clock: Clock): RequestHandler {
  return (_request, response, next) => {
    response.set(SERVER_TIME_HEADER, formatInstant(clock.now()));
    next();
  };
}
