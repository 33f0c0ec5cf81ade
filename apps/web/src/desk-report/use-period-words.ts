import { useWords } from "../desk/desk-context.ts";
import { formatDate } from "../numbers/civil-time.ts";
import { daysOf, type ReportPeriod } from "./report-period.ts";
import { reportWords } from "./report-words.ts";

const ROMAN = ["", "I", "II", "III", "IV"] as const;

/** Quarters are written in Roman figures. */
export function quarterText(part: number): string {
  return ROMAN[part] ?? String(part);
}

/** How a period is called, and its days: "Quý III năm 2026", "từ ngày 01/07/2026 đến ngày 30/09/2026". */
export function usePeriodWords(): (period: ReportPeriod) => { readonly name: string; readonly days: string } {
  const text = useWords(reportWords);
  return (period) => {
    const { from, to } = daysOf(period);
    const days = text("days", { from: formatDate(from), to: formatDate(to) });
    if (period.kind === "free") return { name: text("period_free"), days };
    const { kind, year, part } = period;
    if (kind === "half") return { name: text(part === 1 ? "period_half_1" : "period_half_2", { year }), days };
    return { name: text(`period_${kind}`, { year, part: kind === "quarter" ? quarterText(part) : part }), days };
  };
}
