import type { ReactElement } from "react";
import { useWords } from "../desk/desk-context.ts";
import { SelectField } from "../desk/select-field.tsx";
import { TextField } from "../desk/text-field.tsx";
import { UnitPicker } from "../desk/unit-picker.tsx";
import { useChoosableUnits } from "../shell/use-units.ts";
import { ofKind, PARTS, PERIOD_KINDS, type ReportPeriod } from "./report-period.ts";
import { reportWords } from "./report-words.ts";
import { quarterText } from "./use-period-words.ts";

export interface ReportToolsProps {
  readonly unit: string | undefined;
  readonly period: ReportPeriod;
  /** YYYY-MM-DD */
  readonly today: string;
  readonly onUnit: (unit: string | undefined) => void;
  readonly onPeriod: (period: ReportPeriod) => void;
}

/** So many years can be chosen; an older period is a free one. */
const YEARS = 8;

/** Of which unit and period. What is chosen stands in the address at once. */
export function ReportTools({ unit, period, today, onUnit, onPeriod }: ReportToolsProps): ReactElement {
  const text = useWords(reportWords);
  const units = useChoosableUnits().data ?? [];
  return (
    <div className="tools report-tools">
      {units.length > 1 && <UnitPicker label={text("unit")} units={units} value={unit} onChange={onUnit} />}
      <SelectField
        label={text("kind")}
        value={period.kind}
        options={PERIOD_KINDS.map((kind) => ({ value: kind, text: text(`kind_${kind}`) }))}
        onChange={(kind) => onPeriod(ofKind(period, kind))}
      />
      {period.kind === "free" ? (
        <FreeDays period={period} onPeriod={onPeriod} />
      ) : (
        <NamedPeriod period={period} today={today} onPeriod={onPeriod} />
      )}
    </div>
  );
}

interface FreeDaysProps {
  readonly period: Extract<ReportPeriod, { kind: "free" }>;
  readonly onPeriod: (period: ReportPeriod) => void;
}

function FreeDays({ period, onPeriod }: FreeDaysProps): ReactElement {
  const text = useWords(reportWords);
  const { from, to } = period;
  // A day that is being typed, or a first day after the last, is no period yet.
  const change = (days: { from: string; to: string }): void => {
    if (days.from !== "" && days.to !== "" && days.from <= days.to) onPeriod({ kind: "free", ...days });
  };
  return (
    <>
      <TextField label={text("from")} type="date" max={to} value={from} onChange={(day) => change({ from: day, to })} />
      <TextField label={text("to")} type="date" min={from} value={to} onChange={(day) => change({ from, to: day })} />
    </>
  );
}

interface NamedPeriodProps {
  readonly period: Exclude<ReportPeriod, { kind: "free" }>;
  readonly today: string;
  readonly onPeriod: (period: ReportPeriod) => void;
}

function NamedPeriod({ period, today, onPeriod }: NamedPeriodProps): ReactElement {
  const text = useWords(reportWords);
  const { kind, year, part, closing } = period;
  const thisYear = Number(today.slice(0, 4));
  const years = new Set([...Array.from({ length: YEARS }, (_, ago) => thisYear - ago), year]);
  const parts = Array.from({ length: PARTS[kind] }, (_, index) => index + 1);
  const nameOf = (which: number): string => {
    if (kind === "half") return text(which === 1 ? "half_1" : "half_2");
    return kind === "quarter" ? text("quarter", { part: quarterText(which) }) : text("month", { part: which });
  };
  return (
    <>
      {parts.length > 1 && (
        <SelectField
          label={text("part")}
          value={String(part)}
          options={parts.map((which) => ({ value: String(which), text: nameOf(which) }))}
          onChange={(chosen) => onPeriod({ ...period, part: Number(chosen) })}
        />
      )}
      <SelectField
        label={text("year")}
        value={String(year)}
        options={[...years].toSorted((a, b) => b - a).map((one) => ({ value: String(one), text: String(one) }))}
        onChange={(chosen) => onPeriod({ ...period, year: Number(chosen) })}
      />
      <SelectField
        label={text("closing")}
        value={closing}
        options={(["whole", "14"] as const).map((value) => ({ value, text: text(`closing_${value}`) }))}
        onChange={(chosen) => onPeriod({ ...period, closing: chosen })}
      />
      <p className="field-hint report-hint">{text("closingHint")}</p>
    </>
  );
}
