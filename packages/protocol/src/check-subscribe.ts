import {
  type Subscribe,
  subscribeHotspotsSchema,
  subscribeOverviewSchema,
  subscribePeriodSchema,
  subscribeRangeSchema,
  subscribeRankingSchema,
} from "./live.ts";
import { type Checked, checkWire } from "./wire-fault.ts";

/** A foreign request for a live document, by the one form that it is meant as, so that faults name its members. */
export function checkSubscribe(value: unknown): Checked<Subscribe> {
  if (isObject(value) && "scene" in value) {
    if (value.scene === "hotspots") return checkWire(subscribeHotspotsSchema, value);
    if (value.scene === "ranking") return checkWire(subscribeRankingSchema, value);
    return checkWire(subscribeOverviewSchema, value);
  }
  if (isObject(value) && "period" in value) return checkWire(subscribePeriodSchema, value);
  return checkWire(subscribeRangeSchema, value);
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}
