const PATH = "/admin/alert-rules";

export const RULES_PATH = PATH;

/** Where one rule is looked at. */
export function rulePath(id: string): string {
  return `${PATH}?${new URLSearchParams({ rule: id })}`;
}

/** Where a new rule is written; with a suggested one to begin with. */
export function newRulePath(suggested?: { readonly id: string; readonly unit: string }): string {
  if (suggested === undefined) return `${PATH}?new`;
  return `${PATH}?${new URLSearchParams({ new: suggested.id, unit: suggested.unit })}`;
}

/** Where the alerts of a rule are taken on. */
export function alertsPath(rule: string): string {
  return `/alerts?${new URLSearchParams({ rule })}`;
}

/** The wall of a unit. */
export function wallPath(unit: string): string {
  return `/?${new URLSearchParams({ unit })}`;
}
