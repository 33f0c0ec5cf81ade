/** The contract's M, in its order. */
export const ORACLE_MEASURES = [
  "received",
  "receivedCounter",
  "receivedOnlinePartial",
  "receivedOnlineFull",
  "receivedPostal",
  "carriedOver",
  "resolved",
  "resolvedAhead",
  "resolvedOnTime",
  "resolvedLate",
  "withdrawn",
  "inProgress",
  "inProgressWithin",
  "overdue",
  "suspended",
  "dueToday",
  "atRisk",
  "componentsAny",
  "componentsFull",
  "resultsDigital",
  "resultsSigned",
  "paid",
  "paidOnline",
  "rated",
  "satisfied",
  "feedbackReceived",
  "feedbackAnswered",
  "feedbackLate",
  "orphans",
] as const;

export type OracleMeasure = (typeof ORACLE_MEASURES)[number];
export type OracleMeasures = Readonly<Record<OracleMeasure, number>>;

/** The contract's R: what is added up above the line, and what stands below it. */
const ORACLE_RATES = {
  onTime: [["resolvedAhead", "resolvedOnTime"], "resolved"],
  online: [["receivedOnlinePartial", "receivedOnlineFull"], "received"],
  onlineFull: [["receivedOnlineFull"], "received"],
  componentsDigitized: [["componentsFull"], "received"],
  componentsStarted: [["componentsAny"], "received"],
  resultsDigitized: [["resultsDigital"], "resolved"],
  resultsSigned: [["resultsSigned"], "resolved"],
  onlinePayment: [["paidOnline"], "paid"],
  satisfaction: [["satisfied"], "rated"],
  overdueShare: [["overdue"], "inProgress"],
} as const satisfies Record<string, readonly [readonly OracleMeasure[], OracleMeasure]>;

export type OracleRateName = keyof typeof ORACLE_RATES;
export type OracleRate = { readonly numerator: number; readonly denominator: number; readonly value: number | null };
export type OracleRates = Readonly<Record<OracleRateName, OracleRate>>;

export function countMeasures(items: readonly { readonly measure: OracleMeasure }[]): OracleMeasures {
  const counts = Object.fromEntries(ORACLE_MEASURES.map((name) => [name, 0])) as Record<OracleMeasure, number>;
  for (const { measure } of items) counts[measure] += 1;
  return counts;
}

export function ratesOf(measures: OracleMeasures): OracleRates {
  const rates = Object.entries(ORACLE_RATES).map(([name, [above, below]]) => {
    const numerator = above.reduce((sum, measure) => sum + measures[measure], 0);
    const denominator = measures[below];
    return [name, { numerator, denominator, value: denominator === 0 ? null : numerator / denominator }];
  });
  return Object.fromEntries(rates) as OracleRates;
}
