import type { ReactElement } from "react";
import { type Column, DataTable } from "../desk/data-table.tsx";
import { useDeskLanguage, useWords } from "../desk/desk-context.ts";
import { formatDate, weekdayName } from "../numbers/civil-time.ts";
import { calendarWords } from "./calendar-words.ts";
import type { CalendarDay } from "./calendar-year.ts";

export interface ExceptionTableProps {
  readonly year: number;
  readonly days: readonly CalendarDay[];
  readonly onOpen: ((day: CalendarDay) => void) | undefined;
}

/** The days of the year that are not what their weekday says, one by one. */
export function ExceptionTable({ year, days, onOpen }: ExceptionTableProps): ReactElement {
  const text = useWords(calendarWords);
  const language = useDeskLanguage();
  const columns: [Column<CalendarDay>, ...Column<CalendarDay>[]] = [
    { key: "date", title: text("date"), cell: ({ date }) => `${formatDate(date)}, ${weekdayName(language, date)}` },
    { key: "what", title: text("what"), cell: ({ kind }) => text(`kind_${kind}`) },
    { key: "name", title: text("name"), cell: ({ name }) => name ?? "–" },
    {
      key: "origin",
      title: text("origin"),
      look: "soft",
      cell: ({ own }) => text(own ? "own" : "shippedOrigin"),
    },
  ];
  return (
    <DataTable
      caption={text("exceptions", { year })}
      columns={columns}
      rows={days}
      keyOf={({ date }) => date}
      {...(onOpen && { onOpen })}
      empty={text("noExceptions")}
    />
  );
}
