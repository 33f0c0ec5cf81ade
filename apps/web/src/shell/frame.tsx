import { lazy, type ReactElement, Suspense, useEffect, useRef } from "react";
import { NavLink, Outlet, useLocation, useNavigate } from "react-router";
import { Button } from "../desk/button.tsx";
import { useDesk, useDeskSettings, useNotify, useWords } from "../desk/desk-context.ts";
import { deskWords } from "../desk/desk-words.ts";
import { NoticeBar } from "../desk/notice-bar.tsx";
import { ErrorBoundary } from "../stage/error-boundary.tsx";
import { ApiError } from "./api-error.ts";
import { BuildOffer } from "./build-offer.tsx";
import { LookSwitches } from "./look-switches.tsx";
import { OldNote } from "./old-note.tsx";
import { Places } from "./places.tsx";
import { endSession } from "./session-store.ts";
import { usePerson, useSessionStore } from "./shell-context.ts";
import { shellWords } from "./shell-words.ts";

const Notifier = lazy(async () => ({ default: (await import("../desk-notify/notifier.tsx")).Notifier }));

/** The desk: where one can go, who one is, and the page. */
export function Frame(): ReactElement {
  const text = useWords(shellWords);
  const menu = useRef<HTMLDetailsElement>(null);
  const { pathname } = useLocation();
  const { notices } = useDesk();
  // biome-ignore lint/correctness/useExhaustiveDependencies: whoever has gone somewhere is done with menu and notice
  useEffect(() => {
    if (menu.current !== null) menu.current.open = false;
    notices.getState().dismiss();
  }, [pathname, notices]);
  return (
    <div className="desk">
      <a className="skip" href="#content">
        {text("skip")}
      </a>
      <header className="desk-side">
        <p className="desk-brand">
          <b>Một Cửa IOC</b>
          <span>{text("desk")}</span>
        </p>
        <nav className="desk-nav" aria-label={text("navigation")}>
          <Places />
          <Self />
        </nav>
        <details ref={menu} className="desk-menu">
          <summary>{text("menu")}</summary>
          <nav aria-label={text("navigation")}>
            <Places />
            <Self />
          </nav>
        </details>
      </header>
      <main id="content" className="desk-main" tabIndex={-1}>
        <BuildOffer />
        <OldNote />
        <Outlet />
      </main>
      <NoticeBar />
      <Told />
    </div>
  );
}

/** What somebody is told of is followed for those alone who want it. */
function Told(): ReactElement | null {
  const person = usePerson();
  const toldTo = useDeskSettings((settings) => settings.toldTo);
  if (toldTo !== person.user) return null;
  return (
    <ErrorBoundary fallback={null}>
      <Suspense fallback={null}>
        <Notifier />
      </Suspense>
    </ErrorBoundary>
  );
}

function Self(): ReactElement {
  const text = useWords(shellWords);
  const inGeneral = useWords(deskWords);
  const person = usePerson();
  const session = useSessionStore();
  const navigate = useNavigate();
  const notify = useNotify();
  const signOut = (): void => {
    endSession(session).then(
      () => navigate("/sign-in"),
      (error: unknown) => {
        const code = error instanceof ApiError ? error.code : "internal";
        notify(code === "unsent" ? text("signOutLater") : inGeneral(`failure_${code}`));
      },
    );
  };
  return (
    <div className="desk-self">
      <p className="desk-self-name">{person.name}</p>
      <p>
        <NavLink to="/account">{text("account")}</NavLink>
      </p>
      <p>
        <a href="/">{text("wall")}</a>
      </p>
      <p>
        <Button look="link" onClick={signOut}>
          {text("signOut")}
        </Button>
      </p>
      <LookSwitches />
    </div>
  );
}
