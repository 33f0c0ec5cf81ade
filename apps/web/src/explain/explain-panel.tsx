import type { Board } from "@ioc/protocol/board.ts";
import { type ReactElement, useEffect, useRef } from "react";
import { fieldName } from "../language/field-name.ts";
import { nameIn } from "../language/language.ts";
import { useAsked } from "../live/use-asked.ts";
import { civilTimeOf, clockTime, formatDate } from "../numbers/civil-time.ts";
import type { DrillTarget } from "../page/drill-store.ts";
import { useDrill, useLanguage, usePage, useWall, useWords } from "../page/page-context.ts";
import { Explanation } from "./explanation.tsx";
import { nameText } from "./number-text.ts";
import { SignInHint } from "./sign-in-hint.tsx";
import "../styles/pages.css";
import "../styles/explain.css";
import { explainWords } from "./explain-words.ts";

export interface ExplainPanelProps {
  readonly target: DrillTarget;
  /** Code of the unit whose board has the number. */
  readonly unit: string;
  readonly period: { readonly from: string; readonly to: string };
  /** The moment of the past that the wall shows, an instant; absent: now. */
  readonly at: string | undefined;
}

/** What a number means, how it comes about, how true it is, and what it is made of: units, and dossiers. */
export function ExplainPanel({ target, unit, period, at }: ExplainPanelProps): ReactElement {
  const text = useWords(explainWords);
  const language = useLanguage();
  const close = useDrill((state) => state.close);
  const token = usePage().token.read();
  const dialog = useRef<HTMLDialogElement>(null);
  const asked = useAsked<Board>("board", { unit, ...period, at }, token);
  const overview = useWall((state) => state.shown?.documents.overview);
  const nameOf = (code: string): string => {
    const known = asked.kind === "there" ? asked.answer : undefined;
    const named = [known?.unit, overview?.unit].find((head) => head?.code === code);
    const found = named ?? known?.children[code] ?? overview?.groups[code] ?? overview?.tiles[code];
    return found === undefined ? code : nameIn(language, found);
  };
  useEffect(() => dialog.current?.showModal(), []);
  const days =
    period.from === period.to
      ? text("period", { from: formatDate(period.from) })
      : text("periodSpan", { from: formatDate(period.from), to: formatDate(period.to) });
  const asOf = asked.kind === "there" ? asked.answer.asOf : undefined;
  return (
    <dialog ref={dialog} className="panel explain" onClose={close} aria-labelledby="panel-title">
      <header>
        <h2 id="panel-title" className="panel-title">
          {nameText(language, target.name)}
        </h2>
        <p className="soft">
          {[
            target.own === true ? text("itself", { unit: nameOf(unit) }) : nameOf(unit),
            target.field && fieldName(language, target.field),
            days,
            asOf && text("asOf", { time: clockTime(asOf), date: formatDate(civilTimeOf(asOf).date) }),
          ]
            .filter((part) => part !== undefined && part !== "")
            .join(" · ")}
        </p>
      </header>
      {asked.kind === "loading" && <p>{text("loading")}</p>}
      {asked.kind === "notForYou" && <SignInHint of="needsSignIn" />}
      {asked.kind === "failed" && <p role="alert">{text("failed", { detail: asked.detail })}</p>}
      {asked.kind === "there" && (
        <Explanation target={target} period={period} board={asked.answer} isPast={at !== undefined} nameOf={nameOf} />
      )}
      <p className="panel-actions">
        <button type="button" onClick={() => dialog.current?.close()}>
          {text("close")}
        </button>
      </p>
    </dialog>
  );
}
