import { momentsOf, type Period } from "@ioc/domain/board/period.ts";
import { parseDay } from "@ioc/domain/time/civil-date.ts";
import { parseInstant } from "@ioc/domain/time/instant.ts";
import { dayOf } from "@ioc/domain/time/zone.ts";
import { checkWire } from "@ioc/protocol/wire-fault.ts";
import type { Request } from "express";
import type { z } from "zod";
import type { FindUnit } from "../access/find-unit.ts";
import type { LiveState } from "../boards/live-state.ts";
import { invalid, notFound } from "./http-error.ts";

/** The query of a request by its schema; everything wrong with it is 422. */
export function queryOf<S extends z.ZodType>(request: Request, schema: S): z.output<S> {
  const query = { ...request.query };
  // A "+" that was not written as %2B arrives as a space; in an instant it can have been nothing else.
  for (const name of ["at", "dueUntil"]) {
    if (typeof query[name] === "string") query[name] = query[name].replace(/ (?=\d\d:\d\d$)/, "+");
  }
  const checked = checkWire(schema, query);
  if (!checked.ok) throw invalid(checked.errors);
  return checked.value;
}

export interface AskedQuery {
  readonly unit?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly at?: string | undefined;
}

export interface Asked {
  readonly unit: number;
  readonly period: Period;
  readonly now: number;
  readonly at: number | undefined;
}

/**
 * Unit, period and moment that a query is about: absent days are today, an absent unit the topmost.
 *
 * @param find the units that whoever asks may read
 * @param todayAt the instant whose civil day is today: of a list's later pages, that of the first
 */
export function askedOf(query: AskedQuery, state: LiveState, now: number, find: FindUnit, todayAt = now): Asked {
  const today = dayOf(state.reference.zone, todayAt);
  const period = { from: dayOr(query.from, today), to: dayOr(query.to, today) };
  if (period.from > period.to) {
    throw invalid([{ path: "from", code: "invalid", message: "must not be after `to`" }]);
  }
  const at = query.at === undefined ? undefined : parseInstant(query.at);
  // The organisation of the day on which the board is judged says what is topmost.
  const { judgedAt } = momentsOf(period, now, at, state.reference.zone);
  return { unit: unitOf(query.unit, find, judgedAt), period, now, at };
}

/** The unit that is asked for; 404 when there is none. */
export function unitOf(code: string | undefined, find: FindUnit, on: number): number {
  const unit = find(code, on);
  if (unit === undefined) throw notFound("unit");
  return unit;
}

function dayOr(text: string | undefined, otherwise: number): number {
  return text === undefined ? otherwise : (parseDay(text) ?? otherwise);
}
