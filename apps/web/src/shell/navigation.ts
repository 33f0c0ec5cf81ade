import type { PersonSession } from "@ioc/protocol/session.ts";
import { isAdministrator, mayManageScreens, mayRead } from "./may.ts";

interface PlaceDefinition {
  readonly page: string;
  readonly path: string;
  /** Others would find nothing to do there. */
  readonly isFor: (person: PersonSession) => boolean;
  /** It is not where one is on the paths below it. */
  readonly end?: boolean;
}

/** The day's work of a unit. */
const WORK = [
  { page: "desk", path: "/desk", isFor: mayRead, end: true },
  { page: "dossiers", path: "/dossiers", isFor: mayRead },
  { page: "alerts", path: "/alerts", isFor: mayRead },
  { page: "directives", path: "/directives", isFor: mayRead },
  { page: "late", path: "/late", isFor: mayRead },
  { page: "report", path: "/report", isFor: mayRead },
  { page: "feed", path: "/desk/feed", isFor: mayRead },
  { page: "connection", path: "/connection", isFor: mayRead },
] as const satisfies readonly PlaceDefinition[];

const ADMINISTRATION = [
  { page: "start", path: "/admin", isFor: isAdministrator, end: true },
  { page: "units", path: "/admin/units", isFor: isAdministrator },
  { page: "map", path: "/admin/map", isFor: isAdministrator },
  { page: "procedures", path: "/admin/procedures", isFor: isAdministrator },
  { page: "calendar", path: "/admin/calendar", isFor: isAdministrator },
  { page: "feeds", path: "/admin/feeds", isFor: isAdministrator },
  { page: "alertRules", path: "/admin/alert-rules", isFor: isAdministrator },
  { page: "channels", path: "/admin/channels", isFor: isAdministrator },
  { page: "people", path: "/admin/people", isFor: isAdministrator },
  { page: "tokens", path: "/admin/tokens", isFor: isAdministrator },
  { page: "screens", path: "/admin/screens", isFor: mayManageScreens },
  { page: "remote", path: "/remote", isFor: mayManageScreens },
  { page: "audit", path: "/admin/audit", isFor: isAdministrator },
] as const satisfies readonly PlaceDefinition[];

type PageName = (typeof WORK | typeof ADMINISTRATION)[number]["page"];
type Place = PlaceDefinition & { readonly page: PageName };

export interface PlaceGroup {
  readonly name: "work" | "administration";
  readonly places: readonly Place[];
}

/** The pages that somebody finds something to do on; a group without any is not there. */
export function placesOf(person: PersonSession): readonly PlaceGroup[] {
  const groups: readonly PlaceGroup[] = [
    { name: "work", places: WORK.filter(({ isFor }) => isFor(person)) },
    { name: "administration", places: ADMINISTRATION.filter(({ isFor }) => isFor(person)) },
  ];
  return groups.filter(({ places }) => places.length > 0);
}

/** Where a screen is driven. */
export function remotePath(screen: string): string {
  return `/remote?${new URLSearchParams({ screen })}`;
}
