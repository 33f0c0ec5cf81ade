import { calibrationSchema } from "@ioc/protocol/estimates.ts";
import { useQuery } from "@tanstack/react-query";
import { type ReactElement, useState } from "react";
import { Button } from "../desk/button.tsx";
import { useDeskLanguage, useWords } from "../desk/desk-context.ts";
import { deskWords } from "../desk/desk-words.ts";
import { FailureNote } from "../desk/failure-note.tsx";
import { LOCALE } from "../language/language.ts";
import { formatCount } from "../numbers/number-format.ts";
import { askJson } from "../shell/api.ts";
import { Section } from "../shell/section.tsx";
import { Glyph } from "../stage/glyph.tsx";
import { CalibrationChart } from "./calibration-chart.tsx";
import { CalibrationTable } from "./calibration-table.tsx";
import { lateWords } from "./late-words.ts";

/** How true the estimate was, as a chart or a table, and whether it is worth anything. */
export function CalibrationSection({ unit }: { unit: string | undefined }): ReactElement {
  const text = useWords(lateWords);
  const inGeneral = useWords(deskWords);
  const language = useDeskLanguage();
  const [isTable, setTable] = useState(false);
  const query = unit === undefined ? "" : `?${new URLSearchParams({ unit })}`;
  const { data, error, isPending } = useQuery({
    queryKey: ["calibration", query],
    queryFn: ({ signal }) => askJson(`/estimates/calibration${query}`, calibrationSchema, { signal }),
    staleTime: 600_000,
  });
  const score = (value: number): string =>
    new Intl.NumberFormat(LOCALE[language], { minimumFractionDigits: 3, maximumFractionDigits: 3 }).format(value);
  return (
    <Section title={text("trust")}>
      <FailureNote failure={error} />
      {isPending && <p role="status">{inGeneral("loading")}</p>}
      {data !== undefined && (data.brier == null || data.naiveBrier == null) && <p>{text("trustNone")}</p>}
      {data?.brier != null && data.naiveBrier != null && (
        <>
          <p className="prose">{text("trustLead", { moments: data.moments.length })}</p>
          {data.missed === 0 ? (
            <p>{text("trustSame", { count: formatCount(language, data.count) })}</p>
          ) : (
            <p className="late-verdict">
              <Glyph name={data.brier < data.naiveBrier ? "met" : "soon"} size={16} />
              <span>
                <b>{text(data.brier < data.naiveBrier ? "better" : "notBetter")}</b>{" "}
                {text("brier", { brier: score(data.brier), naive: score(data.naiveBrier) })}
              </span>
            </p>
          )}
          {isTable ? <CalibrationTable tenths={data.tenths} /> : <CalibrationChart tenths={data.tenths} />}
          <p className="field-hint">
            {text("counted", { count: formatCount(language, data.count), missed: formatCount(language, data.missed) })}{" "}
            {data.undecided > 0 &&
              `${text("undecided", { count: data.undecided, number: formatCount(language, data.undecided) })} `}
            {data.unknown > 0 &&
              text("unknownThen", { count: data.unknown, number: formatCount(language, data.unknown) })}
          </p>
          <p className="actions">
            <Button onClick={() => setTable(!isTable)}>{text(isTable ? "asChart" : "asTable")}</Button>
          </p>
        </>
      )}
    </Section>
  );
}
