import type { DirectiveAction } from "@ioc/domain/directive/directive-step.ts";
import type { WorkingCalendar } from "@ioc/domain/time/working-calendar.ts";
import { dayOf, type Zone } from "@ioc/domain/time/zone.ts";
import type { Hotspot } from "@ioc/protocol/board.ts";

/** What the unit, or the leader who sent it, does about a directive. */
export interface PlannedStep {
  readonly action: DirectiveAction;
  readonly comment?: string;
}

export interface PlannedDirective {
  readonly hotspot: Hotspot;
  readonly text: string;
  readonly dueAtMs: number;
  readonly steps: readonly PlannedStep[];
}

/** One is overdue while somebody still watches. */
const SOON_MS = 15 * 60_000;

/** How far each of the first hotspots has come, the worst first; `workingDays` until the deadline. */
const COURSES: readonly { readonly workingDays: number; readonly steps: readonly PlannedStep[] }[] = [
  { workingDays: 0, steps: [{ action: "seen" }] },
  { workingDays: 2, steps: [{ action: "seen" }, { action: "accept", comment: "Đã phân công cán bộ xử lý." }] },
  {
    workingDays: 1,
    steps: [{ action: "accept" }, { action: "report", comment: "Đã giải quyết phần lớn, số còn lại chờ xác minh." }],
  },
  { workingDays: 3, steps: [] },
  {
    workingDays: 2,
    steps: [
      { action: "accept" },
      { action: "report", comment: "Đã rà soát xong." },
      { action: "return", comment: "Báo cáo chưa nêu thời hạn hoàn thành." },
    ],
  },
  {
    workingDays: 1,
    steps: [{ action: "accept" }, { action: "report", comment: "Đã xử lý xong." }, { action: "close" }],
  },
];

/** What the leaders of a province would urge its hotspots to do. */
export function planDirectives(
  hotspots: readonly Hotspot[],
  calendar: WorkingCalendar,
  zone: Zone,
  nowMs: number,
): PlannedDirective[] {
  const today = dayOf(zone, nowMs);
  return COURSES.flatMap(({ workingDays, steps }, index) => {
    const hotspot = hotspots[index];
    if (hotspot === undefined) return [];
    const dueAtMs =
      workingDays === 0
        ? nowMs + SOON_MS
        : zone.toInstant(calendar.closeOf(calendar.nthWorkingDayAfter(today, workingDays)));
    return [{ hotspot, text: textOf(hotspot), dueAtMs, steps }];
  });
}

function textOf({ field, overdue }: Hotspot): string {
  return (
    `Lĩnh vực ${field} của đơn vị hiện có ${overdue} hồ sơ quá hạn. Đề nghị rà soát, giải quyết dứt điểm, ` +
    "xin lỗi và hẹn lại ngày trả kết quả với từng hồ sơ."
  );
}
