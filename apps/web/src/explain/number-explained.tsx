import type { Board } from "@ioc/protocol/board.ts";
import type { ReactElement } from "react";
import { fieldName } from "../language/field-name.ts";
import { nameIn } from "../language/language.ts";
import { useAsked } from "../live/use-asked.ts";
import { civilTimeOf, clockTime, formatDate } from "../numbers/civil-time.ts";
import type { DrillTarget } from "../page/drill-store.ts";
import { useLanguage, usePage, useWords } from "../page/page-context.ts";
import { explainWords } from "./explain-words.ts";
import { Explanation } from "./explanation.tsx";
import { partText } from "./number-part.ts";
import { titleOf } from "./number-text.ts";
import { periodOf } from "./period-of.ts";
import { ProcedureName } from "./procedure-name.tsx";
import { SignInHint } from "./sign-in-hint.tsx";
import "../styles/pages.css";
import "../styles/explain.css";

export interface NumberExplainedProps {
  readonly target: DrillTarget;
  /** Code of the unit whose board has the number. */
  readonly unit: string;
  /** Civil day that it is of, or that its period ends with. */
  readonly day: string;
  /** The moment at which the wall stands, an instant; absent: now. */
  readonly at: string | undefined;
  /** What a unit is called that the number's board does not name. */
  otherName(code: string): string;
}

/** What a number means, how it comes about, how true it is, and what it is made of: units, and dossiers. */
export function NumberExplained({ target, unit, day, at, otherName }: NumberExplainedProps): ReactElement {
  // An estimate is made anew each minute: it is explained as it stood.
  const estimatedAt = target.sum?.kind === "estimate" ? target.sum.asOf : undefined;
  const period = periodOf(target, estimatedAt === undefined ? day : civilTimeOf(estimatedAt).date);
  const text = useWords(explainWords);
  const language = useLanguage();
  const asked = useAsked<Board>("board", { unit, ...period, at: estimatedAt ?? at }, usePage().token.read());
  const board = asked.kind === "there" ? asked.answer : undefined;
  const nameOf = (code: string): string => {
    const found = board?.unit.code === code ? board.unit : board?.children[code];
    return found === undefined ? otherName(code) : nameIn(language, found);
  };
  const days =
    period.from === period.to
      ? text("period", { from: formatDate(period.from) })
      : text("periodSpan", { from: formatDate(period.from), to: formatDate(period.to) });
  const asOf = board?.asOf;
  return (
    <>
      <header>
        <h2 id="panel-title" className="panel-title">
          {titleOf(language, target)}
        </h2>
        <p className="soft">
          {[
            target.own === true ? text("itself", { unit: nameOf(unit) }) : nameOf(unit),
            target.part && partText(language, target.part),
            target.field && fieldName(language, target.field),
            days,
            asOf && text("asOf", { time: clockTime(asOf), date: formatDate(civilTimeOf(asOf).date) }),
          ]
            .filter((part) => part !== undefined && part !== "")
            .join(" · ")}
          {target.part?.kind === "procedure" && target.part.name === undefined && asOf !== undefined && (
            <ProcedureName code={target.part.code} unit={unit} at={asOf} />
          )}
        </p>
      </header>
      {asked.kind === "loading" && <p>{text("loading")}</p>}
      {asked.kind === "notForYou" && <SignInHint of="needsSignIn" />}
      {asked.kind === "failed" && <p role="alert">{text("failed", { detail: asked.detail })}</p>}
      {board !== undefined && (
        <Explanation target={target} period={period} board={board} isPast={at !== undefined} nameOf={nameOf} />
      )}
    </>
  );
}
