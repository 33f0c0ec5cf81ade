import { isRate } from "@ioc/domain/alert/metric.ts";
import type { Alert } from "@ioc/protocol/alerts.ts";
import { type Board, boardSchema } from "@ioc/protocol/board.ts";
import { useQuery } from "@tanstack/react-query";
import type { ReactElement } from "react";
import { Link } from "react-router";
import { useDeskLanguage, useWords } from "../desk/desk-context.ts";
import { FailureNote } from "../desk/failure-note.tsx";
import { formatCount } from "../numbers/number-format.ts";
import { numberNames } from "../numbers/number-names.ts";
import { alertPeriod } from "../shell/alert-period.ts";
import { askJson } from "../shell/api.ts";
import { useCountedDossiers } from "../shell/dossier-query.ts";
import { lateMeasure } from "../shell/late-measure.ts";
import { Section } from "../shell/section.tsx";
import { serverNow } from "../shell/server-time.ts";
import { useMoment } from "../shell/use-moment.ts";
import { metricName, valueText } from "./alert-text.ts";
import { alertWords } from "./alert-words.ts";

/** The sum behind an alert's number on the board of now, and the dossiers that it complains of, of the same moment. */
export function AlertSource({ alert }: { alert: Alert }): ReactElement {
  const text = useWords(alertWords);
  const period = alertPeriod(alert, serverNow());
  const { data: board, error } = useQuery({
    // Its number has moved: the sum is another one, too.
    queryKey: ["board", alert.unit, period, alert.value],
    queryFn: ({ signal }) =>
      askJson(`/board?${new URLSearchParams({ unit: alert.unit, ...period })}`, boardSchema, { signal }),
  });
  return (
    <Section title={text("where")}>
      <FailureNote failure={error} />
      {board !== undefined && (
        <>
          <Sum alert={alert} board={board} />
          <Dossiers alert={alert} board={board} />
        </>
      )}
    </Section>
  );
}

function Sum({ alert: { metric }, board }: { alert: Alert; board: Board }): ReactElement {
  const text = useWords(alertWords);
  const language = useDeskLanguage();
  const moment = useMoment();
  const time = moment(board.asOf);
  if (!isRate(metric)) {
    return (
      <p>
        {text("sumCount", {
          metric: metricName(language, metric),
          value: valueText(language, board.measures[metric], metric),
          time,
        })}
      </p>
    );
  }
  const { numerator, denominator, value } = board.rates[metric];
  return (
    <p>
      {text("sumRate", {
        numerator: formatCount(language, numerator),
        denominator: formatCount(language, denominator),
        value: value == null ? "–" : valueText(language, value, metric),
        time,
      })}
    </p>
  );
}

function Dossiers({
  alert: { unit, metric, period: span },
  board,
}: {
  alert: Alert;
  board: Board;
}): ReactElement | null {
  const text = useWords(alertWords);
  const language = useDeskLanguage();
  const measure = lateMeasure(metric);
  const { period, asOf: at } = board;
  const { data: list, error } = useCountedDossiers(measure && { unit, measure, period, at });
  if (measure === undefined) return <p className="field-hint">{text("listNone")}</p>;
  if (list === undefined) return <FailureNote failure={error} />;
  const what = numberNames.textOf(language, `name_${measure}`);
  if (list.total === 0) return <p>{text("listEmpty", { what })}</p>;
  return (
    <>
      <p>
        {text(list.total === board.measures[measure] ? "listMatches" : "listDiffers", {
          total: formatCount(language, list.total),
          value: formatCount(language, board.measures[measure]),
          what,
        })}
      </p>
      <Link className="row-link" to={`/dossiers?${new URLSearchParams({ unit, measure, period: span })}`}>
        {text("listShow")}
      </Link>
    </>
  );
}
