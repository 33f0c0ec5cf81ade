import { formatDay, parseDay } from "./civil-date.ts";
import type { SessionText } from "./session.ts";
import type { CalendarSpec, NamedDate } from "./working-calendar.ts";

export interface CalendarYear {
  readonly year: number;
  /** Whether Tết, the days off in lieu and the swaps of the year are known; else only the fixed days are there. */
  readonly announced: boolean;
  /** Where the year's dates were taken from. */
  readonly source: string;
  readonly holidays: readonly NamedDate[];
  readonly workdays: readonly NamedDate[];
}

const officeHours: readonly SessionText[] = [
  ["07:30", "11:30"],
  ["13:30", "17:00"],
];

const newYear = "Tết Dương lịch";
const tet = "Tết Nguyên đán";
const hungKings = "Giỗ Tổ Hùng Vương";
const victory = "Ngày Chiến thắng";
const labour = "Ngày Quốc tế lao động";
const nationalDay = "Quốc khánh";
const culture = "Ngày Văn hóa Việt Nam";

const on = (date: string, name: string): NamedDate => ({ date, name });
const inLieu = (date: string, occasion: string): NamedDate => ({ date, name: `Nghỉ bù ${occasion}` });
const swapped = (date: string, withDate: string): NamedDate => ({ date, name: `Nghỉ hoán đổi với ngày ${withDate}` });
const workedFor = (date: string, forDate: string): NamedDate => ({ date, name: `Làm bù cho ngày ${forDate}` });

function days(from: string, to: string, name: string): NamedDate[] {
  const dates: NamedDate[] = [];
  for (let day = parseDay(from) ?? 0; day <= (parseDay(to) ?? 0); day++) dates.push(on(formatDay(day), name));
  return dates;
}

const announced: readonly Omit<CalendarYear, "announced">[] = [
  {
    year: 2023,
    source: "Văn bản 8056/VPCP-KGVX ngày 1/12/2022 (Tết, Quốc khánh); Bộ luật Lao động, Điều 111 và 112",
    holidays: [
      inLieu("2023-01-02", newYear),
      ...days("2023-01-20", "2023-01-26", tet),
      on("2023-04-29", hungKings),
      on("2023-04-30", victory),
      on("2023-05-01", labour),
      inLieu("2023-05-02", hungKings),
      inLieu("2023-05-03", victory),
      ...days("2023-09-01", "2023-09-04", nationalDay),
    ],
    workdays: [],
  },
  {
    year: 2024,
    source: "Văn bản 8662/VPCP-KGVX (Tết, Quốc khánh); 2450/VPCP-KGVX ngày 12/4/2024 (hoán đổi 29/4)",
    holidays: [
      on("2024-01-01", newYear),
      ...days("2024-02-08", "2024-02-14", tet),
      on("2024-04-18", hungKings),
      swapped("2024-04-29", "4/5/2024"),
      on("2024-04-30", victory),
      on("2024-05-01", labour),
      ...days("2024-09-02", "2024-09-03", nationalDay),
    ],
    workdays: [workedFor("2024-05-04", "29/4/2024")],
  },
  {
    year: 2025,
    source: "Văn bản 8726/VPCP-KGVX ngày 26/11/2024",
    holidays: [
      on("2025-01-01", newYear),
      ...days("2025-01-27", "2025-01-31", tet),
      on("2025-04-07", hungKings),
      on("2025-04-30", victory),
      on("2025-05-01", labour),
      swapped("2025-05-02", "26/4/2025"),
      ...days("2025-09-01", "2025-09-02", nationalDay),
    ],
    workdays: [workedFor("2025-04-26", "2/5/2025")],
  },
  {
    year: 2026,
    source:
      "Văn phòng Chính phủ, 13/10/2025 (Tết, Quốc khánh); 12729/VPCP-KGVX ngày 25/12/2025 (hoán đổi 2/1); Nghị quyết 28/2026/QH16 (24/11)",
    holidays: [
      on("2026-01-01", newYear),
      swapped("2026-01-02", "10/1/2026"),
      ...days("2026-02-16", "2026-02-20", tet),
      inLieu("2026-04-27", hungKings),
      on("2026-04-30", victory),
      on("2026-05-01", labour),
      swapped("2026-08-31", "22/8/2026"),
      ...days("2026-09-01", "2026-09-02", nationalDay),
      on("2026-11-24", culture),
    ],
    workdays: [workedFor("2026-01-10", "2/1/2026"), workedFor("2026-08-22", "31/8/2026")],
  },
];

const fixedOnlyUntil = 2035;

function fixedDaysOf(year: number): CalendarYear {
  return {
    year,
    announced: false,
    source: "Bộ luật Lao động, Điều 112; Nghị quyết 28/2026/QH16 (24/11): chỉ các ngày cố định",
    holidays: [
      on(`${year}-01-01`, newYear),
      on(`${year}-04-30`, victory),
      on(`${year}-05-01`, labour),
      on(`${year}-09-02`, nationalDay),
      on(`${year}-11-24`, culture),
    ],
    workdays: [],
  };
}

/** What the shipped calendar knows of each year, the earliest first (CAL-13). */
export const vietnamYears: readonly CalendarYear[] = [
  ...announced.map((year) => ({ ...year, announced: true })),
  ...Array.from({ length: fixedOnlyUntil - 2026 }, (_, index) => fixedDaysOf(2027 + index)),
];

/** The years whose Tết and swaps are in the shipped calendar; all others miss them. */
export const announcedYears: readonly number[] = announced.map(({ year }) => year);

/** The calendar in force until an administrator sets another: office hours and the days off for civil servants. */
export const vietnamCalendar: CalendarSpec = {
  week: { mon: officeHours, tue: officeHours, wed: officeHours, thu: officeHours, fri: officeHours },
  holidays: vietnamYears.flatMap(({ holidays }) => holidays),
  workdays: vietnamYears.flatMap(({ workdays }) => workdays),
};
