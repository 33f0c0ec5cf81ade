import type { Board, Hotspot } from "@ioc/protocol/board.ts";
import { AGEING_BUCKETS, type HeatCell, HOTSPOTS_DUE_DAYS, type Hotspots } from "@ioc/protocol/hotspots.ts";
import type { Overview } from "@ioc/protocol/overview.ts";
import { cellsOf, FIELDS } from "./fixture-cells.ts";
import { fixtureChildren } from "./fixture-children.ts";

const DAY_MS = 86_400_000;
const AGES = [0.06, 0.3, 0.27, 0.2, 0.12, 0.05];
const PROCEDURES = [
  "Đăng ký biến động quyền sử dụng đất, quyền sở hữu tài sản gắn liền với đất",
  "Cấp giấy phép xây dựng mới nhà ở riêng lẻ",
  "Đăng ký đất đai lần đầu",
  "Thực hiện, điều chỉnh, thôi hưởng trợ cấp xã hội hằng tháng",
  "Tách thửa hoặc hợp thửa đất",
  "Đăng ký khai tử",
];

/** The cells of single units, by how far they are above what their share of the work explains. */
export function fixtureHotspotCells(tiles: Overview["tiles"], share: number, nowMs: number): Hotspot[] {
  return Object.entries(tiles)
    .flatMap(([unit, tile], index) =>
      [...cellsOf(tile, index)].map(([field, { overdue, open }]) => ({
        unit,
        unitName: tile.name,
        field,
        overdue,
        open,
        expected: open * share,
        excess: overdue - open * share,
        oldestDueAt: new Date(nowMs - (3 + ((index * 7) % 20)) * DAY_MS).toISOString(),
      })),
    )
    .filter(({ overdue }) => overdue > 0)
    .sort((a, b) => b.excess - a.excess || b.overdue - a.overdue)
    .slice(0, 20);
}

/** Where the made-up unit is late; children and fields both add up to its board. */
export function fixtureHotspots(board: Board, overview: Overview): Hotspots {
  const { overdue, inProgress, suspended, atRisk, dueToday } = board.measures;
  const share = inProgress === 0 ? 0 : overdue / inProgress;
  const codes = Object.keys(overview.tiles);
  const fields = Object.fromEntries(FIELDS.map((field) => [field, { overdue: 0, open: 0 }]));
  const children = Object.fromEntries(
    fixtureChildren(overview).map(({ code, name, kind, state, units }) => {
      const cells: Record<string, HeatCell> = {};
      for (const [unit, tile] of units) {
        for (const [field, cell] of cellsOf(tile, codes.indexOf(unit))) {
          if (cell.open === 0) continue;
          const found = cells[field] ?? { overdue: 0, open: 0, expected: 0 };
          const open = found.open + cell.open;
          cells[field] = { overdue: found.overdue + cell.overdue, open, expected: open * share };
          const all = fields[field] ?? { overdue: 0, open: 0 };
          fields[field] = { overdue: all.overdue + cell.overdue, open: all.open + cell.open };
        }
      }
      const sum = (of: "overdue" | "open"): number => Object.values(cells).reduce((total, cell) => total + cell[of], 0);
      return [code, { name, kind, state, overdue: sum("overdue"), inProgress: sum("open"), fields: cells }];
    }),
  );
  const ageing = AGEING_BUCKETS.map((bucket, index) => ({
    ...bucket,
    overdue: Math.floor(overdue * (AGES[index] ?? 0)),
  }));
  const rest = overdue - ageing.reduce((total, bucket) => total + bucket.overdue, 0);
  const due = dueDays(overview, dueToday, inProgress - overdue - suspended);
  return {
    unit: board.unit,
    asOf: board.asOf,
    version: "1",
    today: overview.today.date,
    measures: { overdue, inProgress, suspended, atRisk, dueToday },
    children,
    fields,
    ageing: ageing.map((bucket, index) => (index === 1 ? { ...bucket, overdue: bucket.overdue + rest } : bucket)),
    procedures: PROCEDURES.map((name, index) => ({
      code: `9.${String(index + 1).padStart(6, "0")}`,
      name,
      field: FIELDS[[0, 1, 0, 3, 0, 2][index] ?? 0] ?? "",
      overdue: Math.floor(overdue * (0.31 / (index + 1))),
      open: Math.floor(inProgress * (0.2 / (index + 1))),
    })).filter((procedure) => procedure.overdue > 0),
    due,
    nextClose: { at: nextCloseAt(due), count: due.slice(0, 2).reduce((total, day) => total + day.open, 0) },
    hotspots: board.hotspots,
  };
}

function dueDays({ today }: Overview, dueToday: number, open: number): Hotspots["due"] {
  return Array.from({ length: HOTSPOTS_DUE_DAYS }, (_, index) => {
    const date = new Date(Date.parse(today.date) + index * DAY_MS).toISOString().slice(0, 10);
    const working = index === 0 ? today.working : ![0, 6].includes(new Date(date).getUTCDay());
    const count = index === 0 ? dueToday : Math.round(open * (0.05 + ((index * 3) % 4) * 0.006));
    return { date, working, open: working || index === 0 ? count : 0 };
  });
}

function nextCloseAt(due: Hotspots["due"]): string {
  const next = due.slice(1).find(({ working }) => working);
  return `${next?.date ?? ""}T17:00:00.000+07:00`;
}
