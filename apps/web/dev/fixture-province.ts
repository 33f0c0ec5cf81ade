import type { Board, Measures, UnitHead } from "@ioc/protocol/board.ts";
import type { FreshnessState } from "@ioc/protocol/names.ts";
import type { Overview, OverviewTile } from "@ioc/protocol/overview.ts";
import { FIELDS } from "./fixture-cells.ts";
import { boardChildren, boardFields, fixtureChildren, sharesOf } from "./fixture-children.ts";
import { fixtureHotspotCells } from "./fixture-hotspots.ts";
import { measuresFrom, ratesOf } from "./fixture-measures.ts";
import { randomNumbers } from "./random-numbers.ts";

/** What a made-up province looks like at a made-up moment. */
export interface Situation {
  readonly nowMs: number;
  readonly groups: number;
  readonly communesPerGroup: number;
  readonly departments: number;
  /** Share of units that are silent. */
  readonly stale: number;
  readonly never: number;
  readonly working: boolean;
  /** Share of the day's work that is done: 0 before opening. */
  readonly progress: number;
  readonly targets: boolean;
  readonly overdueScale: number;
  /** How much of the month has been resolved; 0 when it has just begun. */
  readonly month: number;
  readonly unit: UnitHead;
  /** Every name as long as official names get. */
  readonly longNames: boolean;
}

const PROVINCE = { code: "SG", name: "Tỉnh Sơn Giang", nameEn: "Sơn Giang Province", kind: "province" } as const;

/** A Tuesday afternoon like any other. */
export const USUAL: Situation = {
  nowMs: Date.parse("2026-11-17T14:32:08+07:00"),
  groups: 12,
  communesPerGroup: 13,
  departments: 0,
  stale: 0.02,
  never: 0.01,
  working: true,
  progress: 1,
  targets: true,
  overdueScale: 1,
  month: 1,
  unit: PROVINCE,
  longNames: false,
};

const NAMES =
  "Trà Sơn,Mường Lộc,Đắk Mây,Hòa Lâm,Tân Khê,Bình Thượng,Vĩnh Giang,Nghĩa Điền,Cẩm Đồng,An Thạnh,Phước Hải,Ea Răng";
const DAY_MS = 86_400_000;
/** As the demo calls the one of its targets. */
const SOURCE = "Chỉ tiêu giả định của tỉnh mô phỏng";

/** The same province for the same situation, every time. */
export function fixtureProvince(situation: Situation): { board: Board; overview: Overview } {
  const random = randomNumbers(7);
  const { nowMs, working, progress, unit } = situation;
  const names = NAMES.split(",");
  const tiles: Record<string, OverviewTile> = {};
  const groups: Overview["groups"] = {};
  const addUnit = (
    code: string,
    name: string,
    kind: OverviewTile["kind"],
    group: string,
    order: number,
    hot: number,
  ) => {
    const inProgress = Math.round(20 + random() * 70);
    const late = Math.max(0, random() * 0.07 - 0.035 + hot) * situation.overdueScale;
    const overdue = Math.min(inProgress, Math.round(inProgress * late));
    const draw = random();
    const quietly: FreshnessState = working && progress > 0 ? (random() < 0.7 ? "live" : "quiet") : "quiet";
    const state = draw < situation.never ? "never" : draw < situation.never + situation.stale ? "stale" : quietly;
    const known = state !== "never";
    const received = known ? Math.round(random() * 22 * progress) : 0;
    const resolved = known ? Math.round(random() * 20 * progress) : 0;
    const ageMs = state === "stale" ? 3 * 3_600_000 * (1 + random()) : random() * 400_000;
    tiles[code] = {
      name: situation.longNames && kind === "commune" ? `${name} Trường Đông` : name,
      kind,
      group,
      order,
      received,
      resolved,
      inProgress: known ? inProgress : 0,
      overdue: known ? overdue : 0,
      state,
      ...(known ? { lastEventAt: instant(nowMs - ageMs) } : {}),
    };
    const found = groups[group];
    if (found && known) {
      found.measures = {
        inProgress: found.measures.inProgress + inProgress,
        overdue: found.measures.overdue + overdue,
      };
    }
  };
  groups[unit.code] = group(unit.name, unit.kind, 0);
  addUnit("SG", unit.kind === "province" ? "Văn phòng UBND tỉnh" : unit.name, unit.kind, "SG", 0, 0);
  // Communes right below the province: two tiers, without districts.
  for (let index = 0; situation.groups === 0 && index < situation.communesPerGroup; index++) {
    const name = `Xã ${names[index % 12]?.split(" ")[0]} ${names[(index * 5 + Math.floor(index / 12)) % 12]?.split(" ")[1]}`;
    addUnit(`SG.${index}`, name, "commune", "SG", index + 1, index % 17 === 3 ? 0.12 : 0);
  }
  for (let index = 0; index < situation.departments; index++) {
    addUnit(`SG.D${index}`, `Sở số ${index + 1}`, "department", "SG", index + 1, 0);
  }
  for (let index = 0; index < situation.groups; index++) {
    const code = `SG.${String(index + 1).padStart(2, "0")}`;
    const short = names[index] ?? `Địa bàn ${index + 1}`;
    // As long as the longest there is: "Thành phố Phan Rang - Tháp Chàm".
    const whole = situation.longNames ? `${short} - Hòa Chàm` : short;
    const name = situation.longNames ? `Thành phố ${whole}` : short;
    const hot = index === 3 || index === 10 ? 0.05 : -0.005;
    groups[code] = group(name, "district", index + 1);
    addUnit(code, `Một cửa ${whole}`, "district", code, 0, hot > 0 ? 0.5 : 0);
    for (let unit = 0; unit < situation.communesPerGroup - (index % 3); unit++) {
      const kind = random() < 0.2 ? "Phường" : "Xã";
      const first = names[(index + unit) % names.length]?.split(" ")[0];
      const second = names[(index + unit * 5 + 3) % names.length]?.split(" ")[1];
      addUnit(`${code}.${unit}`, `${kind} ${first} ${second}`, "commune", code, unit + 1, hot);
    }
  }
  const today = new Date(nowMs + 7 * 3_600_000).toISOString().slice(0, 10);
  const nowHour = Number(new Date(nowMs + 7 * 3_600_000).toISOString().slice(11, 13));
  const measures = { ...measuresFrom(Object.values(tiles)), orphans: random() < 0.5 ? 2 : 0 };
  // What was due by the close is returned by then, or overdue.
  if (working && nowHour >= CLOSES_AT) measures.dueToday = 0;
  const states = Object.values(tiles).map((tile) => tile.state);
  const count = (state: FreshnessState): number => states.filter((one) => one === state).length;
  const previousDate = previousWorkingDay(today);
  const board: Board = {
    unit,
    period: { from: today, to: today },
    asOf: instant(nowMs),
    version: "1",
    measures,
    rates: ratesOf(measures),
    children: {},
    fields: {},
    hotspots: fixtureHotspotCells(tiles, measures.overdue / Math.max(1, measures.inProgress), nowMs),
    freshness: {
      units: states.length,
      live: count("live"),
      quiet: count("quiet"),
      stale: count("stale"),
      never: count("never"),
    },
  };
  const overview: Overview = {
    unit,
    asOf: instant(nowMs),
    version: "1",
    timeZone: "Asia/Ho_Chi_Minh",
    simulated: true,
    today: {
      date: today,
      working,
      open: working && progress > 0,
      opensAt: working ? `${today}T07:30:00.000+07:00` : null,
      closesAt: working ? `${today}T17:00:00.000+07:00` : null,
      nextOpensAt: `${new Date(Date.parse(today) + DAY_MS).toISOString().slice(0, 10)}T07:30:00.000+07:00`,
    },
    previous: {
      date: previousDate,
      at: instant(nowMs - DAY_MS),
      measures: {
        ...measures,
        overdue: measures.overdue + Math.max(1, Math.round(measures.inProgress * 0.002)),
        received: Math.max(4, measures.received - 104),
        resolved: Math.max(2, measures.resolved - 61),
      },
    },
    hours: hoursOf(nowHour, measures, progress, random),
    days: daysOf(today, random),
    hotspots: board.hotspots.map(({ unit: code, field, oldestDueAt }) => ({
      unit: code,
      field,
      oldestDays: weekdaysBetween(oldestDueAt ?? board.asOf, today),
    })),
    targets: situation.targets
      ? {
          onTime: { value: 0.98, source: SOURCE },
          componentsDigitized: { value: 0.6, source: SOURCE },
          resultsDigitized: { value: 0.8, source: SOURCE },
          resultsSigned: { value: 0.75, source: SOURCE },
        }
      : {},
    groups,
    tiles,
    events: progress === 0 ? [] : eventsOf(tiles, nowMs, random),
  };
  board.children = boardChildren(fixtureChildren(overview));
  board.fields = boardFields(overview, measures);
  return { board, overview };
}

function group(name: string, kind: OverviewTile["kind"], order: number): Overview["groups"][string] {
  return { name, kind, order, measures: { inProgress: 0, overdue: 0 } };
}

const OPENS_AT = 7;
const CLOSES_AT = 17;
/** How busy the hours of a day are against each other. */
const SHAPE = [34, 92, 100, 84, 40, 10, 62, 70, 58, 36];

/** What came and went hour by hour; adds up to the day. */
function hoursOf(
  nowHour: number,
  day: Pick<Measures, "received" | "resolved">,
  progress: number,
  random: () => number,
): Overview["hours"] {
  const begun = SHAPE.map((height, index) => {
    const hour = index + OPENS_AT;
    return progress === 0 || hour > nowHour ? 0 : height * (hour === nowHour ? 0.5 : 1);
  });
  const received = sharesOf(day.received, begun);
  const resolved = sharesOf(
    day.resolved,
    begun.map((height) => height * (0.5 + random())),
  );
  const usual = begun.some((height) => height > 0) ? day.received / begun.reduce((sum, each) => sum + each, 0) : 2.4;
  return Object.fromEntries(
    SHAPE.map((height, index) => [
      String(index + OPENS_AT).padStart(2, "0"),
      {
        ...(begun[index] ? { received: received[index] ?? 0, resolved: resolved[index] ?? 0 } : {}),
        previousReceived: Math.round(height * usual * (0.85 + random() * 0.3)),
        previousResolved: Math.round(height * usual * (0.65 + random() * 0.4)),
      },
    ]),
  );
}

function daysOf(today: string, random: () => number): Overview["days"] {
  const days: Overview["days"] = {};
  let date = today;
  for (let count = 0; count < 20; count++) {
    const resolved = 1500 + Math.round(random() * 600);
    days[date] = { received: resolved, resolved, resolvedOnTime: Math.round(resolved * (0.965 + random() * 0.03)) };
    date = previousWorkingDay(date);
  }
  return days;
}

function weekdaysBetween(instantBefore: string, today: string): number {
  let days = 0;
  for (let date = today; Date.parse(date) > Date.parse(instantBefore); date = previousWorkingDay(date)) days += 1;
  return days;
}

function previousWorkingDay(date: string): string {
  let ms = Date.parse(date) - DAY_MS;
  while ([0, 6].includes(new Date(ms).getUTCDay())) ms -= DAY_MS;
  return new Date(ms).toISOString().slice(0, 10);
}

function eventsOf(tiles: Overview["tiles"], nowMs: number, random: () => number): Overview["events"] {
  const codes = Object.keys(tiles);
  const types = ["returned", "received", "resolved"] as const;
  return Array.from({ length: 12 }, (_, index) => {
    const unit = codes[Math.floor(random() * codes.length)] ?? "";
    const at = instant(nowMs - index * 2300);
    return {
      at,
      time: at,
      type: `vn.motcua.dossier.${types[index % 3] ?? "received"}` as const,
      unit,
      unitName: tiles[unit]?.name ?? "",
      field: FIELDS[index % FIELDS.length] ?? "",
    };
  });
}

export function instant(ms: number): string {
  return new Date(ms).toISOString();
}
