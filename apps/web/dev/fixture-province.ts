import type { Board, Measures, Rates } from "@ioc/protocol/board.ts";
import { type FreshnessState, MEASURES, RATES, type Rate } from "@ioc/protocol/names.ts";
import type { Overview, OverviewTile } from "@ioc/protocol/overview.ts";

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
}

/** A Tuesday afternoon like any other. */
export const USUAL: Situation = {
  nowMs: Date.parse("2026-11-17T14:32:08+07:00"),
  groups: 12,
  communesPerGroup: 13,
  departments: 0,
  stale: 0.03,
  never: 0.01,
  working: true,
  progress: 1,
  targets: true,
  overdueScale: 1,
};

const NAMES =
  "Trà Sơn,Mường Lộc,Đắk Mây,Hòa Lâm,Tân Khê,Bình Thượng,Vĩnh Giang,Nghĩa Điền,Cẩm Đồng,An Thạnh,Phước Hải,Ea Răng";
const FIELDS = ["Đất đai", "Xây dựng", "Hộ tịch", "Cư trú", "Bảo trợ xã hội"];
const DAY_MS = 86_400_000;

/** The same province for the same situation, every time. */
export function fixtureProvince(situation: Situation): { board: Board; overview: Overview } {
  const random = mulberry(7);
  const { nowMs, working, progress } = situation;
  const names = NAMES.split(",");
  const tiles: Record<string, OverviewTile> = {};
  const groups: Overview["groups"] = {};
  const measures = Object.fromEntries(MEASURES.map((name) => [name, 0])) as Measures;
  const addUnit = (
    code: string,
    name: string,
    kind: OverviewTile["kind"],
    group: string,
    order: number,
    hot: number,
  ) => {
    const inProgress = Math.round(20 + random() * 70);
    const overdue = Math.round(inProgress * Math.max(0, random() * 0.07 - 0.035 + hot) * situation.overdueScale);
    const draw = random();
    const quietly: FreshnessState = working && progress > 0 ? (random() < 0.7 ? "live" : "quiet") : "quiet";
    const state = draw < situation.never ? "never" : draw < situation.never + situation.stale ? "stale" : quietly;
    const known = state !== "never";
    const received = known ? Math.round(random() * 22 * progress) : 0;
    const resolved = known ? Math.round(random() * 20 * progress) : 0;
    const ageMs = state === "stale" ? 3 * 3_600_000 * (1 + random()) : random() * 400_000;
    tiles[code] = {
      name,
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
    if (!known) return;
    measures.received += received;
    measures.resolved += resolved;
    measures.inProgress += inProgress;
    measures.overdue += overdue;
  };
  groups["SG"] = group("Tỉnh Sơn Giang", "province", 0);
  addUnit("SG", "Văn phòng UBND tỉnh", "province", "SG", 0, 0);
  for (let index = 0; index < situation.departments; index++) {
    addUnit(`SG.D${index}`, `Sở số ${index + 1}`, "department", "SG", index + 1, 0);
  }
  for (let index = 0; index < situation.groups; index++) {
    const code = `SG.${String(index + 1).padStart(2, "0")}`;
    const name = names[index] ?? `Địa bàn ${index + 1}`;
    const hot = index === 3 || index === 10 ? 0.05 : -0.005;
    groups[code] = group(name, "district", index + 1);
    addUnit(code, `Một cửa ${name}`, "district", code, 0, hot > 0 ? 0.5 : 0);
    for (let unit = 0; unit < situation.communesPerGroup - (index % 3); unit++) {
      const kind = random() < 0.2 ? "Phường" : "Xã";
      const first = names[(index + unit) % names.length]?.split(" ")[0];
      const second = names[(index + unit * 5 + 3) % names.length]?.split(" ")[1];
      addUnit(`${code}.${unit}`, `${kind} ${first} ${second}`, "commune", code, unit + 1, hot);
    }
  }
  share(measures, random);
  const today = new Date(nowMs + 7 * 3_600_000).toISOString().slice(0, 10);
  const hotspots = Object.entries(tiles)
    .filter(([, tile]) => tile.overdue > 0)
    .sort(([, a], [, b]) => b.overdue - a.overdue)
    .slice(0, 20)
    .map(([unit, tile], index) => {
      const overdue = Math.ceil(tile.overdue * 0.8);
      const expected = (tile.inProgress * 0.6 * measures.overdue) / Math.max(1, measures.inProgress);
      return {
        unit,
        unitName: tile.name,
        field: FIELDS[index % 3] ?? "",
        overdue,
        open: Math.round(tile.inProgress * 0.6),
        expected,
        excess: overdue - expected,
        oldestDueAt: instant(nowMs - (3 + ((index * 7) % 20)) * DAY_MS),
      };
    });
  const states = Object.values(tiles).map((tile) => tile.state);
  const count = (state: FreshnessState): number => states.filter((one) => one === state).length;
  const unit = { code: "SG", name: "Tỉnh Sơn Giang", nameEn: "Sơn Giang Province", kind: "province" } as const;
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
    hotspots,
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
        overdue: measures.overdue + 18,
        received: Math.max(4, measures.received - 104),
        resolved: Math.max(2, measures.resolved - 61),
      },
    },
    hours: hoursOf(Number(new Date(nowMs + 7 * 3_600_000).toISOString().slice(11, 13)), progress, random),
    days: daysOf(today, random),
    targets: situation.targets
      ? {
          onTime: { value: 0.98, source: "demo" },
          componentsDigitized: { value: 0.6, source: "demo" },
          resultsDigitized: { value: 0.8, source: "demo" },
          resultsSigned: { value: 0.75, source: "demo" },
        }
      : {},
    groups,
    tiles,
    events: progress === 0 ? [] : eventsOf(tiles, nowMs, random),
  };
  return { board, overview };
}

function group(name: string, kind: OverviewTile["kind"], order: number): Overview["groups"][string] {
  return { name, kind, order, measures: { inProgress: 0, overdue: 0 } };
}

function share(measures: Measures, random: () => number): void {
  const { received, resolved, inProgress, overdue } = measures;
  const open = inProgress - overdue;
  Object.assign(measures, {
    receivedOnlineFull: Math.round(received * 0.44),
    receivedOnlinePartial: Math.round(received * 0.18),
    receivedPostal: Math.round(received * 0.04),
    resolvedLate: Math.round(resolved * 0.021),
    resolvedOnTime: Math.round(resolved * 0.4),
    inProgressWithin: open,
    atRisk: Math.round(open * 0.065),
    dueToday: Math.round(open * 0.054),
    suspended: Math.round(open * 0.068),
    componentsAny: Math.round(received * 0.8),
    componentsFull: Math.round(received * 0.579),
    resultsDigital: Math.round(resolved * 0.841),
    resultsSigned: Math.round(resolved * 0.698),
    orphans: random() < 0.5 ? 2 : 0,
  } satisfies Partial<Measures>);
  measures.receivedCounter =
    received - measures.receivedOnlineFull - measures.receivedOnlinePartial - measures.receivedPostal;
  measures.resolvedAhead = resolved - measures.resolvedLate - measures.resolvedOnTime;
}

/** The rates that follow from the measures. */
export function ratesOf(measures: Measures): Rates {
  return Object.fromEntries(
    (Object.keys(RATES) as Rate[]).map((name) => {
      const numerator = RATES[name].numerator.reduce((sum, measure) => sum + measures[measure], 0);
      const denominator = measures[RATES[name].denominator];
      return [name, { numerator, denominator, value: denominator === 0 ? null : numerator / denominator }];
    }),
  ) as Rates;
}

const SHAPE = [34, 92, 100, 84, 40, 10, 62, 70, 58, 36];

function hoursOf(nowHour: number, progress: number, random: () => number): Overview["hours"] {
  return Object.fromEntries(
    SHAPE.map((height, index) => {
      const hour = index + 7;
      const begun = progress > 0 && hour <= nowHour;
      const part = hour === nowHour ? 0.5 : 1;
      return [
        String(hour).padStart(2, "0"),
        {
          ...(begun
            ? { received: Math.round(height * 2.6 * part), resolved: Math.round(height * 2.4 * part * random()) }
            : {}),
          previousReceived: Math.round(height * (2.2 + random() * 0.8)),
          previousResolved: Math.round(height * (1.6 + random())),
        },
      ];
    }),
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

function mulberry(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
