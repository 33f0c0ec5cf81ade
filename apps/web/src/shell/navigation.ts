import type { PersonSession } from "@ioc/protocol/session.ts";
import { isAdministrator, mayManageScreens } from "./may.ts";

const PAGES = ["start", "units", "procedures", "calendar", "feeds", "people", "tokens", "screens", "audit"] as const;
export type AdminPage = (typeof PAGES)[number];

export function adminPath(page: AdminPage): string {
  return page === "start" ? "/admin" : `/admin/${page}`;
}

/** The pages that somebody finds something to do on. */
export function adminPages(person: PersonSession): readonly AdminPage[] {
  if (isAdministrator(person)) return PAGES;
  return mayManageScreens(person) ? ["screens"] : [];
}
