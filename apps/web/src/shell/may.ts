import type { PersonSession } from "@ioc/protocol/session.ts";

/** What the desk shows to whom. The server decides for itself; this only keeps away what it would refuse. */
export function mayRead({ grants }: PersonSession): boolean {
  return grants.length > 0;
}

export function isAdministrator({ grants }: PersonSession): boolean {
  return grants.some(({ role }) => role === "administrator");
}

export function mayManageScreens({ grants }: PersonSession): boolean {
  return grants.some(({ role }) => role === "administrator" || role === "leader");
}

export function mayDirect({ grants }: PersonSession): boolean {
  return grants.some(({ role }) => role === "leader");
}

/** Where somebody urges units, and where alerts are theirs to take on; null: above all units. */
export function placesOfRoles(
  { grants }: PersonSession,
  roles: readonly PersonSession["grants"][number]["role"][],
): readonly (string | null)[] {
  return grants.flatMap(({ role, unit }) => (roles.includes(role) ? [unit ?? null] : []));
}

/** Whether the person may give a role above all units: only somebody above them all may. */
export function isAboveAll({ grants }: PersonSession): boolean {
  return grants.some(({ role, unit }) => role === "administrator" && unit == null);
}
