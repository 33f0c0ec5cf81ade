import type { DirectiveDetail } from "@ioc/protocol/directives.ts";
import { type ReactElement, useEffect, useRef } from "react";
import { Link, useParams } from "react-router";
import { useDeskLanguage, useWords } from "../desk/desk-context.ts";
import { deskWords } from "../desk/desk-words.ts";
import { FailureNote } from "../desk/failure-note.tsx";
import { ApiError } from "../shell/api-error.ts";
import { LostLine } from "../shell/lost-line.tsx";
import { Page } from "../shell/page.tsx";
import { Section } from "../shell/section.tsx";
import { aboutText } from "./about-text.ts";
import { DirectiveHistory } from "./directive-history.tsx";
import { DirectiveSheet } from "./directive-sheet.tsx";
import { directiveWords } from "./directive-words.ts";
import { NamedDossiers } from "./named-dossiers.tsx";
import { useDirective, useLiveDirectives } from "./use-directives.ts";
import { useTakeStep } from "./use-take-step.ts";
import "./directives.css";

/** One directive: what is asked, where it stands, what whoever reads it may do about it, and what happened. */
export function DirectivePage(): ReactElement {
  const text = useWords(directiveWords);
  const inGeneral = useWords(deskWords);
  const language = useDeskLanguage();
  const { id = "" } = useParams();
  const { data: directive, error } = useDirective(id);
  const lostSinceMs = useLiveDirectives();
  useMarkSeen(directive);
  if (directive === undefined) {
    const isGone = error instanceof ApiError && error.code === "not-found";
    return (
      <Page title={text("title")}>
        {isGone ? <p className="empty">{text("gone")}</p> : <FailureNote failure={error} />}
        {error === null && <p>{inGeneral("loading")}</p>}
      </Page>
    );
  }
  const { unit, unitName, dossiers, alert } = directive;
  return (
    <Page title={unitName} lead={aboutText(language, directive)}>
      <LostLine sinceMs={lostSinceMs} />
      <DirectiveSheet directive={directive} />
      <p className="directive-links">
        <a className="link" href={`/api/v1/directives/${encodeURIComponent(id)}/letter`} download>
          {text("letter")}
        </a>
        {alert !== null && <Link to={`/alerts/${alert}`}>{text("toAlert")}</Link>}
        <Link to={`/directives?${new URLSearchParams({ unit, state: "all" })}`}>{text("ofUnit")}</Link>
      </p>
      <Section title={text("history")}>
        <DirectiveHistory history={directive.history} />
      </Section>
      <Section title={dossiers.length === 0 ? text("noDossiers") : text("dossiers", { count: dossiers.length })}>
        {dossiers.length > 0 && <NamedDossiers directive={directive} />}
      </Section>
    </Page>
  );
}

/** Whoever of the unit opens it has seen it; no more is needed for that. */
function useMarkSeen(directive: DirectiveDetail | undefined): void {
  const { mutate } = useTakeStep(directive?.id ?? "");
  const marked = useRef<string | undefined>(undefined);
  const id = directive?.actions.includes("seen") === true ? directive.id : undefined;
  useEffect(() => {
    if (id === undefined || marked.current === id) return;
    marked.current = id;
    mutate({ action: "seen" });
  }, [id, mutate]);
}
