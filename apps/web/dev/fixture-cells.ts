import type { OverviewTile } from "@ioc/protocol/overview.ts";
import { randomNumbers } from "./random-numbers.ts";

/** Fields by how much work they are; the last ones are there to see long names. */
export const FIELDS = [
  "Đất đai",
  "Xây dựng",
  "Hộ tịch",
  "Bảo trợ xã hội",
  "Cư trú",
  "Chứng thực",
  "Giảm nghèo",
  "Thành lập và hoạt động của hộ kinh doanh",
  "Lâm nghiệp",
] as const;
const OPEN_WEIGHTS = [0.34, 0.18, 0.15, 0.1, 0.08, 0.06, 0.04, 0.03, 0.02];

export interface FixtureCell {
  overdue: number;
  open: number;
}

/** What a unit has open and overdue in each field; adds up to its tile. */
export function cellsOf(tile: OverviewTile, index: number): ReadonlyMap<string, FixtureCell> {
  const random = randomNumbers(index + 100);
  const open = OPEN_WEIGHTS.map((weight) => Math.floor(tile.inProgress * weight));
  open[0] = (open[0] ?? 0) + tile.inProgress - open.reduce((sum, count) => sum + count, 0);
  const overdue = open.map(() => 0);
  const hot = [0, 0, 0, 1, 3][index % 5] ?? 0;
  for (let left = tile.overdue; left > 0; ) {
    const field = random() < 0.7 ? hot : Math.floor(random() ** 2 * FIELDS.length);
    const place =
      (overdue[field] ?? 0) < (open[field] ?? 0) ? field : open.findIndex((count, at) => (overdue[at] ?? 0) < count);
    overdue[place] = (overdue[place] ?? 0) + 1;
    left -= 1;
  }
  return new Map(FIELDS.map((field, at) => [field, { overdue: overdue[at] ?? 0, open: open[at] ?? 0 }]));
}
