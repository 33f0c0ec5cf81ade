import { isRate, type Metric, partsOfMetric } from "@ioc/domain/alert/metric.ts";
import { RATES } from "@ioc/domain/measure/measures.ts";

/** Every metric once, those that belong together beside each other, the most asked for first. */
export const METRIC_GROUPS = {
  late: ["overdueShare", "overdue", "atRisk", "dueToday"],
  resolving: ["onTime", "resolved", "resolvedAhead", "resolvedOnTime", "resolvedLate", "withdrawn"],
  open: ["inProgress", "inProgressWithin", "suspended", "carriedOver"],
  receiving: [
    "received",
    "online",
    "onlineFull",
    "receivedCounter",
    "receivedOnlinePartial",
    "receivedOnlineFull",
    "receivedPostal",
  ],
  digitizing: [
    "componentsDigitized",
    "componentsStarted",
    "resultsDigitized",
    "resultsSigned",
    "componentsFull",
    "componentsAny",
    "resultsDigital",
  ],
  people: ["satisfaction", "onlinePayment", "rated", "satisfied", "paid", "paidOnline"],
  feedback: ["feedbackReceived", "feedbackAnswered", "feedbackLate"],
  data: ["orphans"],
} as const satisfies Readonly<Record<string, readonly Metric[]>>;
export type MetricGroup = keyof typeof METRIC_GROUPS;
export const GROUP_NAMES = Object.keys(METRIC_GROUPS) as readonly MetricGroup[];

/** What a count of a metric counts. */
export type CountedThing = "dossier" | "result" | "payment" | "rating" | "feedback";

export function countedThing(metric: Metric): CountedThing {
  if (metric.startsWith("feedback")) return "feedback";
  if (metric.startsWith("paid")) return "payment";
  if (metric === "rated" || metric === "satisfied") return "rating";
  return metric === "resultsDigital" ? "result" : "dossier";
}

/** What stands below the line of a rate; undefined of what is no rate. */
export function denominatorOf(metric: Metric): (typeof RATES)[keyof typeof RATES]["denominator"] | undefined {
  return isRate(metric) ? RATES[metric].denominator : undefined;
}

/** Whether the number is of one moment, so that every period says the same. */
export function isOfMoment(metric: Metric): boolean {
  return partsOfMetric(metric).every(({ when }) => when === "moment" || when === "asOf");
}
