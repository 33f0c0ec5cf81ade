import { AUDIT_ACTIONS, type AuditAction } from "@ioc/protocol/audit.ts";

/** What the trail is narrowed down to; it stands in the address of the page, so that it can be shared and kept. */
export interface AuditFilter {
  readonly actor: string;
  readonly action: AuditAction | "";
  readonly unit: string;
  readonly from: string;
  readonly to: string;
  readonly search: string;
}

const NAMES = ["actor", "action", "unit", "from", "to", "search"] as const;

export function filterOf(query: URLSearchParams): AuditFilter {
  const action = AUDIT_ACTIONS.find((known) => known === query.get("action")) ?? "";
  const read = (name: (typeof NAMES)[number]): string => query.get(name) ?? "";
  return {
    actor: read("actor"),
    action,
    unit: read("unit"),
    from: read("from"),
    to: read("to"),
    search: read("search"),
  };
}

/** The query of a filter, for the page's address and for the server alike. */
export function queryOf(filter: AuditFilter): URLSearchParams {
  const query = new URLSearchParams();
  for (const name of NAMES) {
    const value = filter[name].trim();
    if (value !== "") query.set(name, value);
  }
  return query;
}
