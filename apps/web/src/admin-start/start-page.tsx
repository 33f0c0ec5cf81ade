import type { ReactElement } from "react";
import { Link } from "react-router";
import { useWords } from "../desk/desk-context.ts";
import { FailureNote } from "../desk/failure-note.tsx";
import { civilTimeOf } from "../numbers/civil-time.ts";
import { Page } from "../shell/page.tsx";
import { serverNow } from "../shell/server-time.ts";
import { Glyph } from "../stage/glyph.tsx";
import { type Installation, type StartStep, type StepState, stepsOf } from "./start-steps.ts";
import { startWords } from "./start-words.ts";
import { type Attention, useInstallation } from "./use-installation.ts";
import "./start.css";

const PLACES: Readonly<Record<StartStep, string>> = {
  units: "/admin/units",
  calendar: "/admin/calendar",
  procedures: "/admin/procedures",
  feed: "/admin/feeds",
  event: "/",
};

/** Where an administrator begins: what is still to be set up, and what needs a look. */
export function StartPage(): ReactElement {
  const text = useWords(startWords);
  const thisYear = Number(civilTimeOf(serverNow()).date.slice(0, 4));
  const { installation, attention, failure } = useInstallation(thisYear);
  const steps = stepsOf(installation);
  const isReady = steps?.every(({ done }) => done) === true;
  return (
    <Page title={text("title")} lead={steps && text(isReady ? "leadReady" : "leadEmpty")}>
      <FailureNote failure={failure} />
      {steps === undefined && failure === null && <p role="status">{text("loading")}</p>}
      {isReady && attention !== undefined && <ToLookAt attention={attention} />}
      {steps !== undefined && (
        <section className={isReady ? "page-section" : undefined} aria-label={text("steps")}>
          {isReady && <h2>{text("steps")}</h2>}
          <ol className="start-steps">
            {steps.map((state) => (
              <Step key={state.step} state={state} installation={installation} thisYear={thisYear} />
            ))}
          </ol>
        </section>
      )}
    </Page>
  );
}

interface StepProps {
  readonly state: StepState;
  readonly installation: Installation;
  readonly thisYear: number;
}

function Step({ state: { step, done, next }, installation, thisYear }: StepProps): ReactElement {
  const text = useWords(startWords);
  const has: Readonly<Record<StartStep, () => string>> = {
    units: () => text("has_units", { count: installation.units ?? 0 }),
    calendar: () => text("has_calendar", { year: thisYear }),
    procedures: () => text("has_procedures", { count: installation.procedures ?? 0 }),
    feed: () => text("has_feed", { count: installation.feeds ?? 0 }),
    event: () => text("has_event"),
  };
  const look = `button ${next ? "button-main" : "button-plain"}`;
  return (
    <li className="start-step" data-step={step} data-next={next || undefined}>
      <Glyph name={done ? "met" : next ? "soon" : "open"} size={22} />
      <div>
        <h3>
          {text(`step_${step}`)} <span className="start-state">{text(done ? "done" : next ? "next" : "later")}</span>
        </h3>
        <p>{done ? has[step]() : text(`todo_${step}`)}</p>
      </div>
      {/* The wall is a page of its own. */}
      {step === "event" ? (
        <a className={look} href={PLACES[step]}>
          {text(`go_${step}`)}
        </a>
      ) : (
        <Link className={look} to={PLACES[step]}>
          {text(`go_${step}`)}
        </Link>
      )}
    </li>
  );
}

function ToLookAt({ attention: { missingYears, staleFeeds, rejected } }: { attention: Attention }): ReactElement {
  const text = useWords(startWords);
  const nothing = missingYears.length === 0 && staleFeeds === 0 && rejected === 0;
  return (
    <section className="page-section">
      <h2>{text("attention")}</h2>
      {nothing && (
        <p className="state">
          <Glyph name="met" size={18} /> {text("nothingToDo")}
        </p>
      )}
      <ul className="start-attention">
        {missingYears.map((year) => (
          <li key={year}>
            <Glyph name="soon" size={18} />
            <Link to={`/admin/calendar?year=${year}`}>{text("nextYear", { year })}</Link>
          </li>
        ))}
        {staleFeeds > 0 && (
          <li>
            <Glyph name="lost" size={18} />
            <Link to="/admin/feeds">{text("staleFeeds", { count: staleFeeds })}</Link>
          </li>
        )}
        {rejected > 0 && (
          <li>
            <Glyph name="soon" size={18} />
            <Link to="/admin/feeds">{text("rejectedEvents", { count: rejected })}</Link>
          </li>
        )}
      </ul>
    </section>
  );
}
