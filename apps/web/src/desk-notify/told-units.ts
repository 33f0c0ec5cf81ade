import type { PersonSession } from "@ioc/protocol/session.ts";

/** The units that somebody works at, and is told of; an administrator configures, and whoever stands above all units is told by channels. */
export function toldUnits({ grants }: PersonSession): readonly string[] {
  const units = grants.flatMap(({ role, unit }) => (role === "administrator" || unit == null ? [] : [unit]));
  return [...new Set(units)];
}
