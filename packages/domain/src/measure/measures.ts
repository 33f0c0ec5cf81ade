/**
 * The measures that steps are booked on. The position in the list is what is stored, so it is append-only.
 *
 * `flow` is booked on a civil day and summed over a period; `stock` is counted at an instant.
 */
export const BASE_MEASURES = [
  "receivedCounter",
  "receivedOnlinePartial",
  "receivedOnlineFull",
  "receivedPostal",
  "resolvedAhead",
  "resolvedOnTime",
  "resolvedLate",
  "withdrawn",
  "inProgress",
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

export type BaseMeasure = (typeof BASE_MEASURES)[number];

export const BASE_COUNT = BASE_MEASURES.length;

/** Position of each base measure in a vector of numbers, and in stored steps. */
export const MEASURE_INDEX = Object.fromEntries(BASE_MEASURES.map((name, index) => [name, index])) as Readonly<
  Record<BaseMeasure, number>
>;

const STOCKS: ReadonlySet<BaseMeasure> = new Set<BaseMeasure>([
  "inProgress",
  "overdue",
  "suspended",
  "dueToday",
  "atRisk",
  "orphans",
]);

export function isStock(measure: BaseMeasure): boolean {
  return STOCKS.has(measure);
}

export const STOCK_INDEXES: readonly number[] = BASE_MEASURES.flatMap((name, index) => (isStock(name) ? [index] : []));
export const FLOW_INDEXES: readonly number[] = BASE_MEASURES.flatMap((name, index) => (isStock(name) ? [] : [index]));

/** Every measure of a board, in the order in which it is shown. */
export const MEASURES = [
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

export type Measure = (typeof MEASURES)[number];
export type Measures = Record<Measure, number>;

/**
 * What a measure is made of, and when it is counted: flows over the `period`, stocks at the `moment` S; `openBefore` is
 * the stock just before the period begins; `asOf` is T, for what has no period. `minus` is taken away dossier by
 * dossier, so it must be a part of what `plus` names.
 */
export interface MeasureMakeup {
  readonly plus: readonly BaseMeasure[];
  readonly minus?: readonly BaseMeasure[];
  readonly when: "period" | "moment" | "openBefore" | "asOf";
}

export const MAKEUP: Readonly<Record<Measure, MeasureMakeup>> = {
  ...(Object.fromEntries(
    BASE_MEASURES.map((name) => [name, { plus: [name], when: isStock(name) ? "moment" : "period" }]),
  ) as unknown as Record<BaseMeasure, MeasureMakeup>),
  received: {
    plus: ["receivedCounter", "receivedOnlinePartial", "receivedOnlineFull", "receivedPostal"],
    when: "period",
  },
  resolved: { plus: ["resolvedAhead", "resolvedOnTime", "resolvedLate"], when: "period" },
  inProgressWithin: { plus: ["inProgress"], minus: ["overdue"], when: "moment" },
  carriedOver: { plus: ["inProgress"], when: "openBefore" },
  orphans: { plus: ["orphans"], when: "asOf" },
};

export interface RateDefinition {
  readonly numerator: readonly Measure[];
  readonly denominator: Measure;
}

export const RATES = {
  onTime: { numerator: ["resolvedAhead", "resolvedOnTime"], denominator: "resolved" },
  online: { numerator: ["receivedOnlinePartial", "receivedOnlineFull"], denominator: "received" },
  onlineFull: { numerator: ["receivedOnlineFull"], denominator: "received" },
  componentsDigitized: { numerator: ["componentsFull"], denominator: "received" },
  componentsStarted: { numerator: ["componentsAny"], denominator: "received" },
  resultsDigitized: { numerator: ["resultsDigital"], denominator: "resolved" },
  resultsSigned: { numerator: ["resultsSigned"], denominator: "resolved" },
  onlinePayment: { numerator: ["paidOnline"], denominator: "paid" },
  satisfaction: { numerator: ["satisfied"], denominator: "rated" },
  overdueShare: { numerator: ["overdue"], denominator: "inProgress" },
} as const satisfies Record<string, RateDefinition>;

export type RateName = keyof typeof RATES;
export interface Rate {
  readonly numerator: number;
  readonly denominator: number;
  /** Numerator / denominator, unrounded; null when nothing can be said (denominator 0). */
  readonly value: number | null;
}
export type Rates = Record<RateName, Rate>;

/**
 * Measures from a vector of base numbers and `carriedOver`.
 *
 * @param vector numbers by {@link MEASURE_INDEX}, starting at `offset`
 */
export function measuresOf(vector: ArrayLike<number>, offset: number, carriedOver: number): Measures {
  const measures = {} as Measures;
  for (const name of MEASURES) {
    const makeup = MAKEUP[name];
    let value = 0;
    if (makeup.when === "openBefore") value = carriedOver;
    else {
      for (const part of makeup.plus) value += vector[offset + MEASURE_INDEX[part]] ?? 0;
      for (const part of makeup.minus ?? []) value -= vector[offset + MEASURE_INDEX[part]] ?? 0;
    }
    measures[name] = value;
  }
  return measures;
}

/** @param before rates to take over as they are where they say the same */
export function ratesOf(measures: Measures, before?: Rates): Rates {
  const rates = {} as Rates;
  for (const name of Object.keys(RATES) as RateName[]) {
    const definition: RateDefinition = RATES[name];
    let numerator = 0;
    for (const part of definition.numerator) numerator += measures[part];
    const denominator = measures[definition.denominator];
    const old = before?.[name];
    if (old !== undefined && old.numerator === numerator && old.denominator === denominator) rates[name] = old;
    else rates[name] = { numerator, denominator, value: denominator === 0 ? null : numerator / denominator };
  }
  return rates;
}
