/**
 * What the oracle is told: everything that was provisioned and every event that was committed, in the contract's own
 * JSON. All `…At`, `from`, `at` and `now` numbers are epoch milliseconds.
 */
export type OracleWorld = {
  readonly timezone: string;
  readonly units: readonly OracleUnit[];
  readonly procedures: readonly OracleProcedureVersion[];
  readonly calendars: readonly OracleCalendarVersion[];
  readonly feeds: readonly { readonly id: string; readonly unit: string }[];
  readonly events: readonly OracleCommittedEvent[];
};

type Maybe<T> = T | null | undefined;

/** Dates are civil, `YYYY-MM-DD`, both inclusive. */
export type OracleUnit = {
  readonly code: string;
  readonly name: string;
  readonly nameEn?: Maybe<string>;
  readonly kind: string;
  readonly parent?: Maybe<string>;
  readonly validFrom?: Maybe<string>;
  readonly validTo?: Maybe<string>;
  readonly successor?: Maybe<string>;
};

export type LimitUnit = "workingDay" | "workingHour" | "calendarDay";

/** One version of a procedure, in force from the commit `provisionedAt` until the next version of the same code. */
export type OracleProcedureVersion = {
  readonly code: string;
  readonly name: string;
  readonly field: string;
  readonly level: string;
  readonly service: string;
  readonly limit: number;
  readonly limitUnit: LimitUnit;
  readonly provisionedAt: number;
};

export const WEEKDAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;

/** Sessions are `["HH:MM", "HH:MM"]`, the end excluded. */
export type OracleCalendar = {
  readonly week: {
    readonly [day in (typeof WEEKDAYS)[number]]?: Maybe<readonly (readonly [string, string])[]>;
  };
  readonly holidays?: Maybe<readonly { readonly date: string; readonly name: string }[]>;
  readonly workdays?: Maybe<readonly { readonly date: string; readonly name: string }[]>;
};

/** In force for the commits from `from` on, until the next version. */
export type OracleCalendarVersion = { readonly spec: OracleCalendar; readonly from: number };

export type OracleCloudEvent = {
  readonly id: string;
  readonly source: string;
  readonly type: string;
  readonly subject: string;
  readonly time: string;
  readonly data?: Maybe<Readonly<Record<string, unknown>>>;
  readonly [attribute: string]: unknown;
};

export type OracleCommittedEvent = {
  readonly event: OracleCloudEvent;
  /** Id of the feed that sent it. */
  readonly feed: string;
  readonly recordedAt: number;
};

export type OracleQuery = {
  readonly unit?: string;
  readonly from: string;
  readonly to: string;
  readonly at?: number;
  readonly now: number;
};
