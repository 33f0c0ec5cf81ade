import type { Alert } from "@ioc/protocol/alerts.ts";
import { Fragment, type ReactElement } from "react";
import { areaName, shortName } from "../language/short-name.ts";
import type { WallDocuments } from "../live/wall-document.ts";
import { AlertValue } from "../numbers/alert-value.tsx";
import { civilTimeOf, timeOrDate } from "../numbers/civil-time.ts";
import { metricText } from "../numbers/metric-text.ts";
import { formatCount } from "../numbers/number-format.ts";
import { PhraseOf } from "../numbers/phrase-of.tsx";
import { ruleText } from "../numbers/rule-text.ts";
import { useLanguage, usePage, useText } from "../page/page-context.ts";
import { useNow } from "../page/use-now.ts";
import { durationText } from "./alert-duration.ts";
import { alertParts } from "./alert-parts.ts";
import { isRate } from "./alert-value.ts";
import { CourseChart } from "./course-chart.tsx";
import { takeoverWords } from "./takeover-words.ts";
import { useAlertData } from "./use-alert-data.ts";
import { WhereList } from "./where-list.tsx";
import "../styles/takeover.css";

/** More would not be read in twenty seconds. */
const MOST_NAMES = 3;
/** Characters that stand in two lines at the largest size. */
const SHORT_HEADLINE = 44;

export interface TakeoverScreenProps {
  /** Puts it aside; undefined: nobody stands there who could. */
  readonly onDismiss: (() => void) | undefined;
  /** Of one rule, the worst first; at least one. */
  readonly alerts: readonly [Alert, ...Alert[]];
  /** What stands behind it. */
  readonly documents: Pick<WallDocuments, "board" | "overview">;
}

/** A critical alert that nobody has taken on: what, how far beyond, since when, who has it, and where it sits. */
export function TakeoverScreen({ alerts, documents, onDismiss }: TakeoverScreenProps): ReactElement {
  const [worst, ...others] = alerts;
  const language = useLanguage();
  const text = useText();
  const asRate = isRate(worst.metric, documents.board);
  const now = useNow();
  const say = takeoverWords.textOf;
  const today = documents.overview.today.date;
  const { board, history } = useAlertData(worst, asRate, today, usePage().token.read());
  const since = worst.firedAt ?? worst.since;
  const rule = ruleText(language, worst, asRate);
  const values = { unit: unitOf(worst), rule: inSentence(rule), value: shownValue(worst) };
  const headline = say(language, "headline", values);
  const value = <AlertValue alert={worst} text={values.value} />;
  const holder = holderText();
  const title = say(language, "course", { rule, count: history?.days.length ?? 0 });

  function unitOf({ unitName }: Alert): string {
    return areaName(language, { name: shortName(language, { name: unitName }) });
  }

  function shownValue({ value, threshold }: Alert): string {
    return value === null ? "" : metricText(language, value, asRate, threshold);
  }

  return (
    <div className={headline.length > SHORT_HEADLINE ? "takeover takeover-long" : "takeover"}>
      <section className="takeover-panel" role="alert">
        <p className="takeover-head">
          <svg width="40" height="40" viewBox="0 0 24 24" aria-hidden="true">
            <path d="M12 2.6 22.4 21H1.6Z" fill="var(--on-son)" />
            <path d="M12 9v6M12 17.2v1.6" stroke="var(--son)" strokeWidth="2.2" />
          </svg>
          <b>{say(language, "criticalUntaken")}</b>
          <span>{say(language, "since", { time: timeOrDate(since, today) })}</span>
          {documents.overview.simulated && <span className="takeover-badge">{text("simulated")}</span>}
          <time className="takeover-clock">{civilTimeOf(now).minute}</time>
          {onDismiss !== undefined && (
            <button type="button" className="takeover-dismiss" onClick={onDismiss}>
              {say(language, "dismiss")} <kbd>Esc</kbd>
            </button>
          )}
        </p>
        <h2>
          <PhraseOf words={takeoverWords} of="headline" slots={{ ...values, value }} />
        </h2>
        <p>{thresholdText()}</p>
        {holder !== "" && <p>{holder}</p>}
        {others.length > 0 && (
          <p>
            <PhraseOf words={takeoverWords} of="alsoHere" slots={{ units: othersText() }} />
          </p>
        )}
      </section>
      {history !== undefined && (
        <CourseChart title={title} days={history.days} asRate={asRate} threshold={dailyThreshold()} />
      )}
      {board !== undefined && (
        <WhereList alert={worst} parts={alertParts(worst, board, language)} rate={asRate ? rule : undefined} />
      )}
    </div>
  );

  /** How long it has been an alert, as a warning too: what recovers a little stands within its threshold, and stands. */
  function thresholdText(): string {
    const duration = durationText(language, now - Date.parse(since));
    if (worst.threshold === null) return say(language, "silent", { duration });
    const threshold = metricText(language, worst.threshold, asRate);
    const beyond = say(language, `threshold_${worst.direction}`, { threshold, duration });
    const rate = board !== undefined && isRate(worst.metric, board) ? board.rates[worst.metric] : undefined;
    if (rate === undefined) return beyond;
    const numbers = {
      numerator: formatCount(language, rate.numerator),
      denominator: formatCount(language, rate.denominator),
    };
    return `${say(language, "partOf", numbers)} ${beyond}`;
  }

  /** That nobody has taken it on is said above. */
  function holderText(): string {
    const { assignedTo, escalatedAt, ruleName } = worst;
    const parts = [
      ...(rule === ruleName ? [] : [say(language, "byRule", { rule: ruleName })]),
      ...(assignedTo === null ? [] : [say(language, "assigned", { name: assignedTo })]),
      ...(escalatedAt === null ? [] : [say(language, "escalated", { time: timeOrDate(escalatedAt, today) })]),
    ];
    return parts.join(" ");
  }

  function othersText(): ReactElement {
    const named = others.slice(0, MOST_NAMES).map((alert, index) => (
      <Fragment key={alert.id}>
        {index > 0 && ", "}
        {unitOf(alert)} {alert.value !== null && <AlertValue alert={alert} text={shownValue(alert)} />}
      </Fragment>
    ));
    const units = <>{named}</>;
    const more = others.length - MOST_NAMES;
    return more > 0 ? (
      <PhraseOf words={takeoverWords} of="alsoMore" count={more} slots={{ units, count: more }} />
    ) : (
      units
    );
  }

  /** A number of one day stands beside the threshold only if that is of one day, too. */
  function dailyThreshold(): number | undefined {
    return worst.period === "today" && worst.threshold !== null ? worst.threshold : undefined;
  }
}

/** "tỷ lệ quá hạn": a rule's name goes on in small letters, unless it begins with an abbreviation. */
function inSentence(name: string): string {
  return /^\p{Lu}\p{Ll}/u.test(name) ? name.charAt(0).toLowerCase() + name.slice(1) : name;
}
