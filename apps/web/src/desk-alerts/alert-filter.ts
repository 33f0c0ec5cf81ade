import type { Alert } from "@ioc/protocol/alerts.ts";

/** Which alerts are shown; it stands in the address of the page. "" is any. */
export interface AlertFilter {
  readonly show: "standing" | "over";
  readonly unit: string;
  readonly rule: string;
  readonly severity: "" | "critical" | "warning";
  readonly taken: "" | "no" | "yes";
}

export function filterOf(address: URLSearchParams): AlertFilter {
  const severity = address.get("severity");
  const taken = address.get("taken");
  return {
    show: address.get("show") === "over" ? "over" : "standing",
    unit: address.get("unit") ?? "",
    rule: address.get("rule") ?? "",
    severity: severity === "critical" || severity === "warning" ? severity : "",
    taken: taken === "no" || taken === "yes" ? taken : "",
  };
}

/** For the page's address: what goes without saying is not said. */
export function addressOf(filter: AlertFilter): URLSearchParams {
  const address = new URLSearchParams();
  for (const [name, value] of Object.entries(filter)) {
    if (value !== "" && value !== "standing") address.set(name, value);
  }
  return address;
}

/** @param isWithin whether a unit lies in the one that the filter names */
export function fits(alert: Alert, filter: AlertFilter, isWithin: (unit: string) => boolean): boolean {
  const { rule, severity, taken } = filter;
  const isTaken = alert.acknowledgedAt !== null || alert.assignedTo !== null;
  return (
    (rule === "" || alert.rule === rule) &&
    (severity === "" || alert.severity === severity) &&
    (taken === "" || isTaken === (taken === "yes")) &&
    isWithin(alert.unit)
  );
}
