import type { Board } from "@ioc/protocol/board.ts";
import type { Hotspots } from "@ioc/protocol/hotspots.ts";
import type { Json } from "@ioc/protocol/merge-patch.ts";
import type { Overview } from "@ioc/protocol/overview.ts";
import type { Ranking } from "@ioc/protocol/ranking.ts";
import type { FixtureDocument } from "./fixture-documents.ts";
import { ratesOf } from "./fixture-measures.ts";
import { instant } from "./fixture-province.ts";

/** Neighbours in a list are far apart in time: every unit has its turn, in no order that could be seen. */
const STRIDE = 37;
const EVENTS = 12;
const MOMENT_MS = 1000;

/** What one more dossier changes in a document, at some unit, a second later: a merge patch without its version. */
export function trafficPatch(document: FixtureDocument, step: number): { [member: string]: Json } {
  const asOf = instant(Date.parse(document.asOf) + MOMENT_MS);
  return { asOf, ...changeOf(document, step, asOf) };
}

function changeOf(document: FixtureDocument, step: number, asOf: string): { [member: string]: Json } {
  if ("tiles" in document) return overviewChange(document, step, asOf);
  if ("ageing" in document) return hotspotsChange(document, step);
  if ("previousPeriod" in document) return rankingChange(document, step);
  return boardChange(document, step, asOf);
}

/** One in three turns late, the next one that was late is resolved, so that numbers move and stay where they are. */
function lateBy(step: number): number {
  return [1, -1, 0][step % 3] ?? 0;
}

function turnOf(entries: object, step: number): string {
  const codes = Object.keys(entries);
  return codes[(step * STRIDE) % codes.length] ?? "";
}

function boardChange({ measures, children }: Board, step: number, asOf: string): { [member: string]: Json } {
  const code = turnOf(children, step);
  const child = children[code];
  const whole = moved(measures, step);
  const change = { measures: whole, rates: ratesOf({ ...measures, ...whole }) };
  if (child === undefined) return change;
  const own = moved(child.measures, step);
  const rates = ratesOf({ ...child.measures, ...own });
  const feed = { state: "live", lastEventAt: asOf };
  return { ...change, children: { [code]: { measures: own, rates, feed } } };
}

function moved(measures: Board["measures"], step: number) {
  const late = measures.overdue === 0 ? 0 : lateBy(step);
  return {
    received: measures.received + 1,
    receivedCounter: measures.receivedCounter + 1,
    inProgress: measures.inProgress + 1,
    inProgressWithin: measures.inProgressWithin + 1 - late,
    overdue: measures.overdue + late,
  };
}

function overviewChange({ tiles, hours, events }: Overview, step: number, asOf: string): { [member: string]: Json } {
  const code = turnOf(tiles, step);
  const tile = tiles[code];
  const [newest] = events;
  if (tile === undefined || newest === undefined) return {};
  const hour = civilHour(asOf);
  const event = { ...newest, at: asOf, time: asOf, unit: code, unitName: tile.name };
  return {
    tiles: {
      [code]: {
        received: tile.received + 1,
        inProgress: tile.inProgress + 1,
        overdue: Math.max(0, tile.overdue + lateBy(step)),
        state: "live",
        lastEventAt: asOf,
      },
    },
    ...(hours[hour] === undefined ? {} : { hours: { [hour]: { received: (hours[hour].received ?? 0) + 1 } } }),
    events: [event, ...events].slice(0, EVENTS),
  };
}

function civilHour(at: string): string {
  return instant(Date.parse(at) + 7 * 3_600_000).slice(11, 13);
}

function hotspotsChange({ children, measures }: Hotspots, step: number): { [member: string]: Json } {
  const code = turnOf(children, step);
  const child = children[code];
  const field = turnOf(child?.fields ?? {}, step);
  const cell = child?.fields[field];
  if (child === undefined || cell === undefined) return {};
  const late = cell.overdue === 0 ? 0 : lateBy(step);
  return {
    measures: { overdue: measures.overdue + late, inProgress: measures.inProgress + 1 },
    children: {
      [code]: {
        overdue: child.overdue + late,
        inProgress: child.inProgress + 1,
        fields: { [field]: { overdue: cell.overdue + late, open: cell.open + 1 } },
      },
    },
  };
}

function rankingChange({ children, units, measures }: Ranking, step: number): { [member: string]: Json } {
  const code = turnOf(children, step);
  const name = turnOf(units, step);
  const [child, unit] = [children[code], units[name]];
  if (child === undefined || unit === undefined) return {};
  return {
    measures: { resolved: measures.resolved + 1 },
    children: { [code]: { resolved: child.resolved + 1 } },
    units: { [name]: { resolved: unit.resolved + 1 } },
  };
}
