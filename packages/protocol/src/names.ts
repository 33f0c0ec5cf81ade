import { RELATIVE_PERIODS } from "@ioc/domain/board/relative-period.ts";
import { MEASURES as BOARD_MEASURES, RATES as BOARD_RATES } from "@ioc/domain/measure/measures.ts";

/** Closed lists of the wire: the words that feeds, boards and screens share. Order is the contract's. */

/** M of a board, all integers ≥ 0. Flows count a civil date of the period, stocks are judged at one instant. */
export const MEASURES = BOARD_MEASURES;
export type Measure = (typeof MEASURES)[number];

/** R of a board: the measures that are added up above the line, and the one below it. */
export const RATES = BOARD_RATES;
export type Rate = keyof typeof RATES;
export const RATE_NAMES = Object.keys(RATES) as readonly Rate[];

export const EVENT_TYPES = [
  "vn.motcua.dossier.received",
  "vn.motcua.dossier.digitized",
  "vn.motcua.dossier.transferred",
  "vn.motcua.dossier.suspended",
  "vn.motcua.dossier.resumed",
  "vn.motcua.dossier.extended",
  "vn.motcua.dossier.paid",
  "vn.motcua.dossier.resolved",
  "vn.motcua.dossier.returned",
  "vn.motcua.dossier.withdrawn",
  "vn.motcua.dossier.rated",
  "vn.motcua.feedback.received",
  "vn.motcua.feedback.answered",
] as const;
export type EventType = (typeof EVENT_TYPES)[number];

export const CHANNELS = ["counter", "onlinePartial", "onlineFull", "postal"] as const;
export type Channel = (typeof CHANNELS)[number];

export const RETURN_CHANNELS = ["counter", "online", "postal"] as const;
export type ReturnChannel = (typeof RETURN_CHANNELS)[number];

/** Ascending: a dossier's components only ever rise. */
export const COMPONENTS = ["none", "partial", "full"] as const;
export type Components = (typeof COMPONENTS)[number];

/** What `digitized` may report; `none` would say nothing. */
export const DIGITIZED_COMPONENTS = ["partial", "full"] as const;
export type DigitizedComponents = (typeof DIGITIZED_COMPONENTS)[number];

export const APPLICANTS = ["citizen", "business", "organisation"] as const;
export type Applicant = (typeof APPLICANTS)[number];

export const PAYMENT_METHODS = ["online", "counter"] as const;
export type PaymentMethod = (typeof PAYMENT_METHODS)[number];

export const OUTCOMES = ["approved", "refused"] as const;
export type Outcome = (typeof OUTCOMES)[number];

export const RESULTS = ["paper", "digital", "digitalSigned"] as const;
export type Result = (typeof RESULTS)[number];

export const UNIT_KINDS = ["province", "department", "district", "commune", "centre"] as const;
export type UnitKind = (typeof UNIT_KINDS)[number];

export const PROCEDURE_LEVELS = ["province", "district", "commune"] as const;
export type ProcedureLevel = (typeof PROCEDURE_LEVELS)[number];

export const PROCEDURE_SERVICES = ["full", "partial", "information"] as const;
export type ProcedureService = (typeof PROCEDURE_SERVICES)[number];

export const PROCEDURE_FEES = ["due", "none"] as const;
export type ProcedureFee = (typeof PROCEDURE_FEES)[number];

export const LIMIT_UNITS = ["workingDay", "workingHour", "calendarDay"] as const;
export type LimitUnit = (typeof LIMIT_UNITS)[number];

export const WEEKDAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;
export type Weekday = (typeof WEEKDAYS)[number];

export const FRESHNESS_STATES = ["live", "quiet", "stale", "never"] as const;
export type FreshnessState = (typeof FRESHNESS_STATES)[number];

export const FAULT_KINDS = ["rejected", "foreign", "doubleReceived", "orphan", "unknownProcedure"] as const;
export type FaultKind = (typeof FAULT_KINDS)[number];

export const DOSSIER_STATES = ["open", "suspended", "resolved", "withdrawn", "orphan"] as const;
export type DossierState = (typeof DOSSIER_STATES)[number];

/** Relative periods: each begins with its civil unit and ends today. */
export const PERIODS = RELATIVE_PERIODS;
export type Period = (typeof PERIODS)[number];

/** Periods that a ranking may have: long enough that a unit has resolved something. */
export const RANKING_PERIODS = ["week", "month", "quarter", "year"] as const satisfies readonly Period[];
export type RankingPeriod = (typeof RANKING_PERIODS)[number];

/** What a wall screen shows, each scene with one question to answer. */
export const SCENES = ["overview", "hotspots", "digitization", "ranking", "unit", "feeds"] as const;

/** Field of a feedback, and of whatever has no known procedure: no procedure may take these names. */
export const FEEDBACK_FIELD = "feedback";
export const UNCLASSIFIED_FIELD = "unclassified";

/** Rates that have a target on the wall. */
export const TARGETED_RATES = ["onTime", "componentsDigitized", "resultsDigitized", "resultsSigned", "online"] as const;
export type TargetedRate = (typeof TARGETED_RATES)[number];
