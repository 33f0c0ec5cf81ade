import { ESTIMATE_PARTS, estimatesSchema } from "@ioc/protocol/estimates.ts";
import { useQuery } from "@tanstack/react-query";
import type { ReactElement } from "react";
import { useWords } from "../desk/desk-context.ts";
import { deskWords } from "../desk/desk-words.ts";
import { FailureNote } from "../desk/failure-note.tsx";
import { UnitPicker } from "../desk/unit-picker.tsx";
import { askJson } from "../shell/api.ts";
import { useDeskUnit } from "../shell/desk-unit.ts";
import { Page } from "../shell/page.tsx";
import { useChoosableUnits } from "../shell/use-units.ts";
import { CalibrationSection } from "./calibration-section.tsx";
import { LatePart } from "./late-part.tsx";
import { LateSummary } from "./late-summary.tsx";
import { lateWords } from "./late-words.ts";
import "./late.css";

/** What will be late: what is due next for certain, then what is likeliest, with the reasons of each. */
export function LatePage(): ReactElement {
  const text = useWords(lateWords);
  const inGeneral = useWords(deskWords);
  const { unit, choose } = useDeskUnit();
  const units = useChoosableUnits().data ?? [];
  const query = new URLSearchParams({ ...(unit === undefined ? {} : { unit }), limit: "1" });
  const { data, error, isPending } = useQuery({
    queryKey: ["estimates", query.toString()],
    queryFn: ({ signal }) => askJson(`/estimates?${query}`, estimatesSchema, { signal }),
    staleTime: 60_000,
  });
  return (
    <Page title={text("title")} lead={text("lead")}>
      {units.length > 1 && (
        <div className="tools">
          <UnitPicker label={text("unit")} units={units} value={unit ?? data?.unit.code} onChange={choose} />
        </div>
      )}
      <FailureNote failure={error} />
      {isPending && <p role="status">{inGeneral("loading")}</p>}
      {data !== undefined && (
        <>
          <LateSummary estimates={data} />
          {ESTIMATE_PARTS.map((part) => (
            <LatePart key={part} part={part} unit={unit} whole={data} />
          ))}
          <CalibrationSection unit={unit} />
        </>
      )}
    </Page>
  );
}
