import { momentsOf, type Period } from "@ioc/domain/board/period.ts";
import { parseDay } from "@ioc/domain/time/civil-date.ts";
import { parseInstant } from "@ioc/domain/time/instant.ts";
import { dayOf } from "@ioc/domain/time/zone.ts";
import { checkWire } from "@ioc/protocol/wire-fault.ts";
import type { Request } from "express";
import type { z } from "zod";
import type { LiveState } from "../boards/live-state.ts";
import { invalid, notFound } from "./http-error.ts";

/** The query of a request by its schema; everything wrong with it is 422. */
export function queryOf<S extends z.ZodType>(request: Request, schema: S): z.output<S> {
  const query = { ...request.query };
  // A "+" that was not written as %2B arrives as a space; in an instant it can have been nothing else.
  if (typeof query["at"] === "string") query["at"] = query["at"].replace(/ (?=\d\d:\d\d$)/, "+");
  const checked = checkWire(schema, query);
  if (!checked.ok) throw invalid(checked.errors);
  return checked.value;
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
 * @param todayAt the instant whose civil day is today: of a list's later pages, that of the first
 */
export function askedOf(
  query: { unit?: string | undefined; from?: string | undefined; to?: string | undefined; at?: string | undefined },
  state: LiveState,
  now: number,
  todayAt = now,
): Asked {
  const today = dayOf(state.reference.zone, todayAt);
  const period = { from: dayOr(query.from, today), to: dayOr(query.to, today) };
  if (period.from > period.to) {
    throw invalid([{ path: "from", code: "invalid", message: "must not be after `to`" }]);
  }
  const at = query.at === undefined ? undefined : parseInstant(query.at);
  // The organisation of the day on which the board is judged says what is topmost.
  const { judgedAt } = momentsOf(period, now, at, state.reference.zone);
  return { unit: unitOf(query.unit, state, judgedAt), period, now, at };
}

/** The unit of a code, or the topmost, of several the first by code; 404 when there is none. */
export function unitOf(code: string | null | undefined, state: LiveState, on: number): number {
  const unit = findUnit(code, state, on);
  if (unit === undefined) throw notFound("unit");
  return unit;
}

/** @param on the instant whose civil day decides what is topmost */
export function findUnit(code: string | null | undefined, state: LiveState, on: number): number | undefined {
  const { reference } = state;
  if (code != null) return reference.unit(code)?.id;
  const tree = reference.tree.on(dayOf(reference.zone, on));
  const roots = tree.roots();
  return roots.find((root) => tree.isValid(root)) ?? roots[0];
}

function dayOr(text: string | undefined, otherwise: number): number {
  return text === undefined ? otherwise : (parseDay(text) ?? otherwise);
}
