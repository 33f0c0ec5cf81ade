/** From mild to grave. */
export const SEVERITIES = ["warning", "critical"] as const;
export type Severity = (typeof SEVERITIES)[number];

export function isGraver(one: Severity, other: Severity | null): boolean {
  return other === null || SEVERITIES.indexOf(one) > SEVERITIES.indexOf(other);
}

/** Whether an alert of one severity stands for another, too: what is critical is a warning as well (ALR-4). */
export function includes(severity: Severity | null, other: Severity): boolean {
  return severity !== null && !isGraver(other, severity);
}
