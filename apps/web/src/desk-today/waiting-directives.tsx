import type { Directive } from "@ioc/protocol/directives.ts";
import type { ReactElement } from "react";
import { Link } from "react-router";
import { useDeskLanguage, useWords } from "../desk/desk-context.ts";
import { deskWords } from "../desk/desk-words.ts";
import { dueText } from "../dossier-parts/due-text.ts";
import { civilTimeOf } from "../numbers/civil-time.ts";
import { formatCount } from "../numbers/number-format.ts";
import { withUnit } from "../shell/desk-unit.ts";
import { Glyph } from "../stage/glyph.tsx";
import { todayWords } from "./today-words.ts";
import { useWaitingDirectives } from "./use-waiting-directives.ts";

export interface WaitingDirectivesProps {
  readonly unit: string;
  /** Instant of the board. */
  readonly at: string;
  readonly chosen: string | undefined;
}

/** As many are read at once; the rest is a number. */
const MOST_SHOWN = 2;

/** What those above ask of the unit, and how far it has come. */
export function WaitingDirectives({ unit, at, chosen }: WaitingDirectivesProps): ReactElement | null {
  const text = useWords(todayWords);
  const language = useDeskLanguage();
  const { total, items } = useWaitingDirectives(unit, at, MOST_SHOWN);
  if (total === 0) return null;
  const more = total - items.length;
  return (
    <div className="today-directives">
      {items.map((directive) => (
        <WaitingDirective key={directive.id} directive={directive} chosen={chosen} today={civilTimeOf(at).date} />
      ))}
      {more > 0 && (
        <p className="directive-more">
          <Link to={withUnit("/directives", chosen)}>
            {text("moreDirectives", { count: more, number: formatCount(language, more) })}
          </Link>
        </p>
      )}
    </div>
  );
}

interface WaitingDirectiveProps {
  readonly directive: Directive;
  readonly chosen: string | undefined;
  readonly today: string;
}

function WaitingDirective({ directive, chosen, today }: WaitingDirectiveProps): ReactElement {
  const text = useWords(todayWords);
  const inGeneral = useWords(deskWords);
  const { id, dueAt, overdue, sentAt, seenAt, acceptedAt, unitName } = directive;
  const when = dueText(dueAt, today, (time) => inGeneral("todayAt", { time }));
  const steps = [
    ["sent", sentAt],
    ["seen", seenAt],
    ["accepted", acceptedAt],
    ["reported", null],
  ] as const;
  return (
    <section className="directive-card" data-directive={id}>
      <h2>
        {overdue && <Glyph name="overdue" size={16} />}
        {text(overdue ? "directiveLate" : "directive", { when })}
      </h2>
      <p className="directive-unit">{unitName}</p>
      <p className="directive-text">{directive.text}</p>
      <p>
        <Link className="button button-main" to={withUnit(`/directives/${id}`, chosen)}>
          {text("openDirective")}
        </Link>
      </p>
      <ol className="directive-steps" aria-label={text("directiveSteps")}>
        {steps.map(([step, at]) => (
          <li key={step} data-done={at != null || undefined}>
            {text(`step_${step}`)} {at != null && civilTimeOf(at).minute}
          </li>
        ))}
      </ol>
    </section>
  );
}
