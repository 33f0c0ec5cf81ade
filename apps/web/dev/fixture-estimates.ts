import type { EstimateCalibration, EstimateSum, Estimates } from "@ioc/protocol/estimates.ts";
import type { Hotspots } from "@ioc/protocol/hotspots.ts";

const DAY_MS = 86_400_000;
const LATE_SHARE = 0.031;
const LEARNED = 37_779;
const LISTED = 40;
const TENTHS = [6120, 540, 210, 96, 61, 40, 33, 21, 14, 9];

/** What of the made-up province's dossiers is expected to be late. */
export function fixtureEstimateSum({ unit, asOf, nextClose }: Hotspots): EstimateSum {
  const now = Date.parse(asOf);
  const day = (instant: number): string => new Date(instant).toISOString().slice(0, 10);
  return {
    unit,
    asOf: new Date(now - (now % 60_000)).toISOString(),
    nextClose: { ...nextClose, expected: nextClose.count * LATE_SHARE, unknown: 0 },
    overdue: 0,
    learned: { from: day(now - 240 * DAY_MS), asOf, resolved: LEARNED, oneOf: 2 },
  };
}

export function fixtureEstimates(hotspots: Hotspots): Estimates {
  const { unit, asOf, nextClose, fields } = hotspots;
  const names = Object.keys(fields);
  const items = Array.from({ length: Math.min(LISTED, nextClose.count) }, (_, index): Estimates["items"][number] => ({
    dossier: {
      code: `H68.${String(2204 + index * 31).padStart(6, "0")}`,
      unit: unit.code,
      procedureName: "Cấp đổi giấy chứng nhận quyền sử dụng đất",
      field: names[index % names.length] ?? "",
      receivedAt: new Date(Date.parse(asOf) - 5 * DAY_MS).toISOString(),
      dueAt: nextClose.at,
      state: "open",
    },
    byNextClose: true,
    spentHours: 30 + (index % 7),
    leftHours: 1 + (index % 10),
    chance: ((index * 37) % 100) / 250,
    own: { resolved: 12 + index, outlasting: 0.1, weight: 0.4 },
    procedure: { resolved: 940, outlasting: 0.06, weight: 0.5 },
    all: { resolved: 21_400, outlasting: 0.03, weight: 0.1 },
  }));
  return { ...fixtureEstimateSum(hotspots), hoursOfDay: 7.5, total: 9000, items, nextCursor: "next" };
}

export function fixtureCalibration(hotspots: Hotspots): EstimateCalibration {
  const { unit, asOf, learned } = fixtureEstimateSum(hotspots);
  const tenths = TENTHS.map((count, index) => ({
    from: index / 10,
    to: (index + 1) / 10,
    count,
    said: index / 10 + 0.04,
    came: index / 10 + 0.03,
  }));
  const count = TENTHS.reduce((sum, one) => sum + one, 0);
  const moments = Array.from({ length: 12 }, (_, index) =>
    new Date(Date.parse(asOf) - (1 + 4 * (11 - index)) * DAY_MS).toISOString(),
  );
  return {
    ...{ unit, asOf, moments, learned, count, missed: 611, undecided: 40, unknown: 12, tenths },
    ...{ brier: 0.051, naiveBrier: 0.078 },
  };
}
