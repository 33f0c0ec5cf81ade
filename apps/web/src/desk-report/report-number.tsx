import type { Measure } from "@ioc/protocol/names.ts";
import { type ReactElement, useState } from "react";
import { Link } from "react-router";
import { Button } from "../desk/button.tsx";
import { useDeskLanguage, useWords } from "../desk/desk-context.ts";
import { deskWords } from "../desk/desk-words.ts";
import { Dialog } from "../desk/dialog.tsx";
import { fieldName } from "../language/field-name.ts";
import { formatCount } from "../numbers/number-format.ts";
import type { ReportColumn } from "./report-columns.ts";
import { reportWords } from "./report-words.ts";

export interface ReportNumberProps {
  readonly column: ReportColumn;
  readonly value: number;
  /** The dossiers that a measure counts. */
  readonly pathOf: (measure: Measure) => string;
  /** Undefined: of all fields. */
  readonly field: string | undefined;
}

/** A number of the form. It opens the dossiers that it counts; of several measures, first which of them. */
export function ReportNumber({ column, value, pathOf, field }: ReportNumberProps): ReactElement {
  const language = useDeskLanguage();
  const [isOpen, setOpen] = useState(false);
  const { key, measures } = column;
  const number = (
    <span className="num" data-number={key} data-value={value}>
      {formatCount(language, value)}
    </span>
  );
  if (value === 0) return number;
  if (typeof measures === "string") {
    return (
      <Link className="report-opens" to={pathOf(measures)}>
        {number}
      </Link>
    );
  }
  return (
    <>
      <button type="button" className="report-opens" onClick={() => setOpen(true)}>
        {number}
      </button>
      {isOpen && <Parts column={column} pathOf={pathOf} field={field} onClose={() => setOpen(false)} />}
    </>
  );
}

interface PartsProps extends Omit<ReportNumberProps, "value"> {
  readonly onClose: () => void;
}

/** What a sum is made of, each with its own list. */
function Parts({ column, pathOf, field, onClose }: PartsProps): ReactElement {
  const text = useWords(reportWords);
  const inGeneral = useWords(deskWords);
  const language = useDeskLanguage();
  const { key, group, measures } = column;
  const name = key.endsWith("_total") ? text(`group_${group}`) : text(key);
  const title = field === undefined ? name : `${name} · ${fieldName(language, field)}`;
  return (
    <Dialog title={title} onClose={onClose}>
      <p>{text("parts")}</p>
      <ul className="report-parts">
        {(typeof measures === "string" ? [] : measures).map((measure) => (
          <li key={measure}>
            <Link className="button button-plain" to={pathOf(measure)}>
              {text(`measure_${measure}`)}
            </Link>
          </li>
        ))}
      </ul>
      <p className="actions">
        <Button onClick={onClose}>{inGeneral("close")}</Button>
      </p>
    </Dialog>
  );
}
