import type { Measure } from "@ioc/protocol/names.ts";
import type { NumberName } from "../page/drill-store.ts";

/** Key of the catalog's words for where a number's rule comes from. */
type LegalSource = "oneStop" | "digital" | "electronic" | "index" | "feedback" | "system";

const OTHER_SOURCES: Partial<Readonly<Record<Measure, LegalSource>>> = {
  componentsAny: "digital",
  componentsFull: "digital",
  resultsDigital: "digital",
  resultsSigned: "digital",
  paid: "electronic",
  paidOnline: "electronic",
  rated: "index",
  satisfied: "index",
  feedbackReceived: "feedback",
  feedbackAnswered: "feedback",
  feedbackLate: "feedback",
  orphans: "system",
};

/** The decree, circular or decision that a number follows: rates are those of Decision 766/QĐ-TTg. */
export function legalSource(name: NumberName): LegalSource {
  return "rate" in name ? "index" : (OTHER_SOURCES[name.measure] ?? "oneStop");
}
