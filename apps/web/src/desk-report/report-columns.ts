import type { Measure } from "@ioc/protocol/names.ts";
import type { ReportNumbers } from "@ioc/protocol/report.ts";

/** Measures that the form adds up. */
type PartMeasure =
  | "received"
  | "carriedOver"
  | "receivedOnlineFull"
  | "receivedOnlinePartial"
  | "receivedCounter"
  | "receivedPostal";

/** A column of the form: whose number it is, and the measures of the board that make it up. */
export interface ReportColumn {
  readonly key:
    | `received_${keyof ReportNumbers["received"]}`
    | `resolved_${keyof ReportNumbers["resolved"]}`
    | `open_${keyof ReportNumbers["open"]}`;
  readonly group: "received" | "resolved" | "open";
  /** The number that the form prints below its title. */
  readonly mark: string;
  /** What it counts: one measure, or several that it is the sum of. */
  readonly measures: Measure | readonly PartMeasure[];
  readonly read: (numbers: ReportNumbers) => number;
}

/** RPT-2 … RPT-4, in the order of the form. */
export const REPORT_COLUMNS: readonly ReportColumn[] = [
  {
    key: "received_total",
    group: "received",
    mark: "(3)=(4)+(5)+(6)",
    measures: ["received", "carriedOver"],
    read: ({ received }) => received.total,
  },
  {
    key: "received_online",
    group: "received",
    mark: "(4)",
    measures: ["receivedOnlineFull", "receivedOnlinePartial"],
    read: ({ received }) => received.online,
  },
  {
    key: "received_otherwise",
    group: "received",
    mark: "(5)",
    measures: ["receivedCounter", "receivedPostal"],
    read: ({ received }) => received.otherwise,
  },
  {
    key: "received_carriedOver",
    group: "received",
    mark: "(6)",
    measures: "carriedOver",
    read: ({ received }) => received.carriedOver,
  },
  {
    key: "resolved_total",
    group: "resolved",
    mark: "(7)=(8)+(9)+(10)",
    measures: "resolved",
    read: ({ resolved }) => resolved.total,
  },
  {
    key: "resolved_ahead",
    group: "resolved",
    mark: "(8)",
    measures: "resolvedAhead",
    read: ({ resolved }) => resolved.ahead,
  },
  {
    key: "resolved_onTime",
    group: "resolved",
    mark: "(9)",
    measures: "resolvedOnTime",
    read: ({ resolved }) => resolved.onTime,
  },
  {
    key: "resolved_late",
    group: "resolved",
    mark: "(10)",
    measures: "resolvedLate",
    read: ({ resolved }) => resolved.late,
  },
  {
    key: "open_total",
    group: "open",
    mark: "(11)=(12)+(13)",
    measures: "inProgress",
    read: ({ open }) => open.total,
  },
  {
    key: "open_within",
    group: "open",
    mark: "(12)",
    measures: "inProgressWithin",
    read: ({ open }) => open.within,
  },
  { key: "open_overdue", group: "open", mark: "(13)", measures: "overdue", read: ({ open }) => open.overdue },
];
