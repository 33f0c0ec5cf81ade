import { createBrowserRouter, type RouteObject } from "react-router";
import { FaultPage } from "./shell/fault-page.tsx";
import { ForAdministrators } from "./shell/for-administrators.tsx";
import { Frame } from "./shell/frame.tsx";
import { LostFrame } from "./shell/lost-frame.tsx";
import { LostPage } from "./shell/lost-page.tsx";
import { RequirePerson } from "./shell/require-person.tsx";
import { WithUnits } from "./shell/with-units.tsx";

/** A page that is loaded when somebody goes there. */
type Lazy = () => Promise<{ readonly Component: () => React.ReactElement | null }>;

const signIn: Lazy = async () => ({ Component: (await import("./sign-in/sign-in-page.tsx")).SignInPage });
const approve: Lazy = async () => ({ Component: (await import("./approve/approve-page.tsx")).ApprovePage });
const account: Lazy = async () => ({ Component: (await import("./account/account-page.tsx")).AccountPage });
const units: Lazy = async () => ({ Component: (await import("./admin-units/units-page.tsx")).UnitsPage });
const map: Lazy = async () => ({ Component: (await import("./admin-map/map-page.tsx")).MapPage });
const procedures: Lazy = async () => ({
  Component: (await import("./admin-procedures/procedures-page.tsx")).ProceduresPage,
});
const start: Lazy = async () => ({ Component: (await import("./admin-start/start-page.tsx")).StartPage });
const calendar: Lazy = async () => ({ Component: (await import("./admin-calendar/calendar-page.tsx")).CalendarPage });
const feeds: Lazy = async () => ({ Component: (await import("./admin-feeds/feeds-page.tsx")).FeedsPage });
const alertRules: Lazy = async () => ({ Component: (await import("./admin-rules/rules-page.tsx")).RulesPage });
const channels: Lazy = async () => ({ Component: (await import("./admin-channels/channels-page.tsx")).ChannelsPage });
const people: Lazy = async () => ({ Component: (await import("./admin-people/people-page.tsx")).PeoplePage });
const tokens: Lazy = async () => ({ Component: (await import("./admin-tokens/tokens-page.tsx")).TokensPage });
const screens: Lazy = async () => ({ Component: (await import("./admin-screens/screens-page.tsx")).ScreensPage });
const remote: Lazy = async () => ({ Component: (await import("./remote/remote-page.tsx")).RemotePage });
const dossiers: Lazy = async () => ({ Component: (await import("./desk-dossiers/dossiers-page.tsx")).DossiersPage });
const dossier: Lazy = async () => ({ Component: (await import("./desk-dossier/dossier-page.tsx")).DossierPage });
const today: Lazy = async () => ({ Component: (await import("./desk-today/today-page.tsx")).TodayPage });
const late: Lazy = async () => ({ Component: (await import("./desk-late/late-page.tsx")).LatePage });
const report: Lazy = async () => ({ Component: (await import("./desk-report/report-page.tsx")).ReportPage });
const feed: Lazy = async () => ({ Component: (await import("./desk-feed/feed-page.tsx")).FeedPage });
const connection: Lazy = async () => ({
  Component: (await import("./desk-connection/connection-page.tsx")).ConnectionPage,
});
const reconcile: Lazy = async () => ({
  Component: (await import("./desk-reconcile/reconcile-page.tsx")).ReconcilePage,
});
const alerts: Lazy = async () => ({ Component: (await import("./desk-alerts/alerts-page.tsx")).AlertsPage });
const alert: Lazy = async () => ({ Component: (await import("./desk-alerts/alert-page.tsx")).AlertPage });
const directives: Lazy = async () => ({
  Component: (await import("./desk-directives/directives-page.tsx")).DirectivesPage,
});
const newDirective: Lazy = async () => ({
  Component: (await import("./desk-directives/new-directive-page.tsx")).NewDirectivePage,
});
const directive: Lazy = async () => ({
  Component: (await import("./desk-directives/directive-page.tsx")).DirectivePage,
});
const audit: Lazy = async () => ({ Component: (await import("./admin-audit/audit-page.tsx")).AuditPage });

const FOR_ADMINISTRATORS: RouteObject[] = [
  { path: "/admin", lazy: start },
  { path: "/admin/units", lazy: units },
  { path: "/admin/map", lazy: map },
  { path: "/admin/procedures", lazy: procedures },
  { path: "/admin/calendar", lazy: calendar },
  { path: "/admin/feeds", lazy: feeds },
  { path: "/admin/alert-rules", lazy: alertRules },
  { path: "/admin/channels", lazy: channels },
  { path: "/admin/people", lazy: people },
  { path: "/admin/tokens", lazy: tokens },
  { path: "/admin/audit", lazy: audit },
];

const OF_UNITS: RouteObject[] = [
  { path: "/desk", lazy: today },
  { path: "/dossiers", lazy: dossiers },
  { path: "/dossiers/:code", lazy: dossier },
  { path: "/late", lazy: late },
  { path: "/report", lazy: report },
  { path: "/desk/feed", lazy: feed },
  { path: "/connection", lazy: connection },
  { path: "/connection/reconcile", lazy: reconcile },
];

const PAGES: RouteObject[] = [
  { element: <WithUnits />, children: OF_UNITS },
  { path: "/account", lazy: account },
  { path: "/approve", lazy: approve },
  { path: "/admin/screens", lazy: screens },
  { path: "/remote", lazy: remote },
  { path: "/alerts", lazy: alerts },
  { path: "/alerts/:id", lazy: alert },
  { path: "/directives", lazy: directives },
  { path: "/directives/new", lazy: newDirective },
  { path: "/directives/:id", lazy: directive },
  { element: <ForAdministrators />, children: FOR_ADMINISTRATORS },
];

/** A page that fails keeps the frame around it, so that one can go elsewhere. */
const FRAMED: RouteObject = { element: <Frame />, children: [{ errorElement: <FaultPage />, children: PAGES }] };

export function createDeskRouter(): ReturnType<typeof createBrowserRouter> {
  return createBrowserRouter([
    { path: "/sign-in", lazy: signIn, errorElement: <FaultPage />, hydrateFallbackElement: null },
    { element: <RequirePerson />, errorElement: <FaultPage />, hydrateFallbackElement: null, children: [FRAMED] },
    // An address that leads nowhere is no reason to sign in first.
    { element: <LostFrame />, errorElement: <FaultPage />, children: [{ path: "*", element: <LostPage /> }] },
  ]);
}
