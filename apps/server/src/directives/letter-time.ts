import { civilFromDay } from "@ioc/domain/time/civil-date.ts";
import { dayOfLocal, timeOfDayMs, type Zone } from "@ioc/domain/time/zone.ts";

/** Dates and times as official letters write them: days and months below 10 of the heading with a zero before them. */
export interface LetterTimes {
  /** "ngày 02 tháng 3 năm 2026". */
  heading(at: number): string;
  /** "17 giờ 00, ngày 02/3/2026". */
  moment(at: number): string;
  /** "02/3/2026". */
  date(at: number): string;
}

export function letterTimes(zone: Zone): LetterTimes {
  const date = (at: number): string => {
    const { year, month, dayOfMonth } = civilOf(zone, at);
    return `${twoDigits(dayOfMonth)}/${monthOf(month)}/${year}`;
  };
  return {
    heading(at) {
      const { year, month, dayOfMonth } = civilOf(zone, at);
      return `ngày ${twoDigits(dayOfMonth)} tháng ${monthOf(month)} năm ${year}`;
    },
    moment(at) {
      const minutes = Math.floor(timeOfDayMs(zone.toLocal(at)) / 60_000);
      return `${Math.floor(minutes / 60)} giờ ${twoDigits(minutes % 60)}, ngày ${date(at)}`;
    },
    date,
  };
}

function civilOf(zone: Zone, at: number) {
  return civilFromDay(dayOfLocal(zone.toLocal(at)));
}

/** Decree 30/2020/NĐ-CP, appendix I: a zero before days below 10 and before January and February. */
function monthOf(month: number): string {
  return month <= 2 ? twoDigits(month) : String(month);
}

function twoDigits(value: number): string {
  return String(value).padStart(2, "0");
}
