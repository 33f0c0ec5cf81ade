import type { Request } from "express";
import type { Kysely } from "kysely";
import type { Alerts } from "../alerts/open-alerts.ts";
import { actorOf } from "../audit/audit-entry.ts";
import type { Database } from "../database/schema.ts";
import type { NamedUnitParts } from "./named-unit.ts";

export interface AlertRouteParts extends NamedUnitParts {
  readonly db: Kysely<Database>;
  readonly alerts: Pick<Alerts, "reader" | "changed">;
}

/** How whoever asks is named beside what they did. */
export function signatureOf(request: Request, parts: Pick<AlertRouteParts, "caller">): string {
  const { who } = parts.caller(request);
  if (who.kind === "person") return who.name;
  const { kind, name } = actorOf(who);
  return name ?? kind;
}
