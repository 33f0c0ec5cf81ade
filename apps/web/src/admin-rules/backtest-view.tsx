import { elapsedAtWork, elapsedByClock } from "@ioc/domain/alert/elapsed.ts";
import { parseDay } from "@ioc/domain/time/civil-date.ts";
import { startOfDay } from "@ioc/domain/time/zone.ts";
import type { AlertRule, Backtest } from "@ioc/protocol/alert-rules.ts";
import { type ReactElement, useMemo, useState } from "react";
import { Button } from "../desk/button.tsx";
import { useDeskLanguage, useWords } from "../desk/desk-context.ts";
import { FailureNote } from "../desk/failure-note.tsx";
import { formatDate } from "../numbers/civil-time.ts";
import { formatCount } from "../numbers/number-format.ts";
import { Section } from "../shell/section.tsx";
import { useMoment } from "../shell/use-moment.ts";
import { useWorkingTime, type WorkingTime } from "../shell/use-working-time.ts";
import { backtestFigures } from "./alert-runs.ts";
import { CourseView } from "./course-view.tsx";
import { EpisodeTimeLine } from "./episode-time-line.tsx";
import { FigureTable } from "./figure-table.tsx";
import { isSameRule, plainRule } from "./plain-rule.ts";
import type { RuleBody } from "./rule-draft.ts";
import { ruleWords } from "./rule-words.ts";
import { clockAxis, type TimeAxis, workingAxis } from "./time-axis.ts";
import { unitRows } from "./unit-rows.ts";
import { triedSpan, useBacktest } from "./use-backtest.ts";
import { useSettled } from "./use-settled.ts";
import "./backtest.css";

/** How long nobody has typed before the draft is tried, ms. */
const PAUSE_MS = 700;

export interface BacktestViewProps {
  /** Undefined: something is wrong with it. */
  readonly draft: RuleBody | undefined;
  readonly known: AlertRule | undefined;
  /** Whether the draft says something else than what is in force. */
  readonly isChanged: boolean;
}

/** What the draft would have done in the last days, beside what the rule in force would have. */
export function BacktestView({ draft, known, isChanged }: BacktestViewProps): ReactElement {
  const text = useWords(ruleWords);
  const { data: time, error: timeFailure } = useWorkingTime();
  const settled = useSettled(draft, PAUSE_MS, isSameDraft);
  const tried = useBacktest(settled);
  const inForce = known === undefined ? undefined : plainRule(known);
  const before = useBacktest(inForce);
  const { data: found } = tried;
  const isBehind = tried.isFetching || before.isFetching || !isSameDraft(settled, draft);
  const run = (): void => {
    void tried.refetch();
    if (inForce !== undefined) void before.refetch();
  };
  const again = (
    <p className="actions run-again">
      <Button busy={tried.isFetching} onClick={run} aria-disabled={settled === undefined}>
        {text("runNow")}
      </Button>
      <span role="status" className="soft">
        {draft === undefined ? text("cannotRun") : isBehind && text("running")}
      </span>
    </p>
  );
  return (
    <Section title={text("backtest")}>
      <FailureNote failure={tried.error ?? before.error ?? timeFailure} />
      {found === undefined && again}
      {found !== undefined && settled !== undefined && time !== undefined && (
        <Outcome
          {...{ found, time, known, isChanged, again, rule: settled }}
          before={
            inForce !== undefined && before.data !== undefined ? { rule: inForce, found: before.data } : undefined
          }
        />
      )}
    </Section>
  );
}

interface OutcomeProps extends Pick<BacktestViewProps, "known" | "isChanged"> {
  readonly rule: RuleBody;
  readonly found: Backtest;
  readonly before: { readonly rule: RuleBody; readonly found: Backtest } | undefined;
  readonly time: WorkingTime;
  /** Runs it again. */
  readonly again: ReactElement;
}

function Outcome({ rule, found, before, known, isChanged, time, again }: OutcomeProps): ReactElement {
  const text = useWords(ruleWords);
  const language = useDeskLanguage();
  const moment = useMoment();
  const [chosen, setChosen] = useState<string | undefined>(undefined);
  const span = triedSpan();
  const [first, last] = [parseDay(span.from) ?? 0, parseDay(span.to) ?? 0];
  const start = startOfDay(time.zone, first);
  const end = Date.parse(found.asOf);
  const isCompared = isChanged && before !== undefined;
  const figuresOf = ({ rule, found }: { readonly rule: RuleBody; readonly found: Backtest }) => {
    const elapsed = rule.workingTime ? elapsedAtWork(time.calendar, time.zone) : elapsedByClock;
    return backtestFigures(found, elapsed, end - start);
  };
  const figures = figuresOf({ rule, found });
  const figuresBefore = isCompared ? figuresOf(before) : undefined;
  const { workingTime } = rule;
  const axis: TimeAxis = useMemo(
    () => (workingTime ? workingAxis : clockAxis)(time.calendar, time.zone, start, end),
    [workingTime, time, start, end],
  );
  const rows = useMemo(
    () => unitRows(found, isCompared ? before.found : undefined, language),
    [found, before, isCompared, language],
  );
  const shown = rows.find(({ unit }) => unit === chosen) ?? rows[0];
  const deedText = (count: number): string => (count === 0 ? text("alerts_none") : text("alerts", { count }));
  return (
    <>
      <p className="backtest-headline">{headline()}</p>
      <p className="soft">
        {text("ranOn", {
          count: time.calendar.workingDaysBetween(first - 1, last),
          from: formatDate(span.from),
          to: formatDate(span.to),
          units: formatCount(language, found.units.length),
          asOf: moment(found.asOf),
        })}
      </p>
      {again}
      {!rule.enabled && <p className="note">{text("offNote")}</p>}
      <FigureTable draft={figures} inForce={figuresBefore} version={known?.version ?? 0} isDraft={isChanged} />
      <EpisodeTimeLine rows={rows} axis={axis} chosen={shown?.unit} onChoose={setChosen} />
      {shown !== undefined && <CourseView rule={rule} row={shown} axis={axis} time={time} />}
      <p className="field-hint">{text("ranHow", { minutes: found.everyMinutes })}</p>
    </>
  );

  function headline(): string {
    const deed = deedText(figures.runs);
    if (figuresBefore === undefined) return text("head_alone", { deed });
    if (figuresBefore.runs === figures.runs) return text("head_draftSame", { deed });
    return text("head_draft", { deed, inForce: formatCount(language, figuresBefore.runs) });
  }
}

/** What cannot be tried takes the place of nothing that was. */
function isSameDraft(settled: RuleBody | undefined, draft: RuleBody | undefined): boolean {
  return draft === undefined || (settled !== undefined && isSameRule(settled, draft));
}
