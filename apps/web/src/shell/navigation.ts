import type { PersonSession } from "@ioc/protocol/session.ts";
import { isAdministrator, mayManageScreens } from "./may.ts";

const PAGES = [
  "start",
  "units",
  "map",
  "procedures",
  "calendar",
  "feeds",
  "people",
  "tokens",
  "screens",
  "remote",
  "audit",
] as const;
export type AdminPage = (typeof PAGES)[number];

export function adminPath(page: AdminPage): string {
  if (page === "remote") return "/remote";
  return page === "start" ? "/admin" : `/admin/${page}`;
}

/** Where a screen is driven. */
export function remotePath(screen: string): string {
  return `${adminPath("remote")}?${new URLSearchParams({ screen })}`;
}

/** The pages that somebody finds something to do on. */
export function adminPages(person: PersonSession): readonly AdminPage[] {
  if (isAdministrator(person)) return PAGES;
  return mayManageScreens(person) ? ["remote", "screens"] : [];
}
