import { isRate } from "@ioc/domain/alert/metric.ts";
import { SEVERITIES } from "@ioc/domain/alert/severity.ts";
import { type ReactElement, useCallback, useMemo } from "react";
import type { DrawChart } from "../chart/chart.tsx";
import { LoadedChart } from "../chart/loaded-chart.tsx";
import { useDeskLanguage, useWords } from "../desk/desk-context.ts";
import { FailureNote } from "../desk/failure-note.tsx";
import { TableView } from "../desk/table-view.tsx";
import { formatDate } from "../numbers/civil-time.ts";
import { metricText } from "../numbers/metric-text.ts";
import type { WorkingTime } from "../shell/use-working-time.ts";
import { courseDays } from "./course-days.ts";
import { courseOption, type DrawnLevel } from "./course-option.ts";
import type { RuleBody } from "./rule-draft.ts";
import { limitText } from "./rule-sentence.ts";
import { ruleWords } from "./rule-words.ts";
import type { TimeAxis } from "./time-axis.ts";
import type { UnitRow } from "./unit-rows.ts";
import { useCourse } from "./use-backtest.ts";

export interface CourseViewProps {
  readonly rule: RuleBody;
  readonly row: UnitRow;
  readonly axis: TimeAxis;
  readonly time: WorkingTime;
}

/** What the rule looked at, at one unit, with its levels. */
export function CourseView({ rule, row, axis, time }: CourseViewProps): ReactElement {
  const text = useWords(ruleWords);
  const language = useDeskLanguage();
  const { data: course, error } = useCourse(row.unit, rule);
  const { metric, direction, warning, critical, minSample } = rule;
  const { runs } = row;
  const textOf = useCallback(
    (value: number | null): string => (value === null ? text("noValue") : metricText(language, value, isRate(metric))),
    [language, metric, text],
  );
  const draw: DrawChart = useCallback(
    (palette) => {
      const levels = SEVERITIES.flatMap((severity): DrawnLevel[] => {
        const threshold = severity === "warning" ? warning : critical;
        if (threshold == null) return [];
        const { fire, clear } = threshold;
        return [
          {
            severity,
            fire,
            clear: clear ?? fire,
            fireText: text("courseFires", { value: limitText(language, metric, fire) }),
            clearText: text("courseClears", { value: limitText(language, metric, clear ?? fire) }),
          },
        ];
      });
      const drawn = (course?.points ?? []).map(({ at, value, denominator }) => ({
        place: axis.placeOf(Date.parse(at)),
        value,
        isJudged: denominator === null || denominator >= minSample,
      }));
      const last = drawn.at(-1);
      const points =
        course === undefined || last === undefined
          ? drawn
          : [...drawn, { ...last, place: axis.placeOf(Date.parse(course.asOf)) }];
      return courseOption({ axis, points, levels, direction, runs, textOf }, palette);
    },
    [axis, course, direction, language, metric, minSample, runs, text, textOf, warning, critical],
  );
  const days = useMemo(() => (course === undefined ? [] : courseDays(course, time).toReversed()), [course, time]);
  return (
    <section className="course" aria-label={row.name}>
      <h3>{text("course", { unit: row.name, value: textOf(row.value) })}</h3>
      <FailureNote failure={error} />
      <LoadedChart kind="series" className="course-chart" draw={draw} failed={text("courseFailed")} />
      <p className="field-hint">
        {text("courseBand")}
        {isRate(metric) && minSample > 0 && ` ${text("coursePassedOver")}`}
      </p>
      <TableView
        caption={text("courseTable", { unit: row.name })}
        head={[text("date"), text("atEnd"), text("highest"), text("lowest")]}
        empty={text("courseLoading")}
        rows={days.map(({ date, isWorking, last, highest, lowest }) => ({
          key: date,
          cells: [
            isWorking ? formatDate(date) : text("dayOff", { date: formatDate(date) }),
            textOf(last),
            textOf(highest),
            textOf(lowest),
          ],
        }))}
      />
    </section>
  );
}
