import type { EstimateItem } from "@ioc/protocol/estimates.ts";
import type { ReactElement } from "react";
import { type Column, DataTable } from "../desk/data-table.tsx";
import { useDeskLanguage, useWords } from "../desk/desk-context.ts";
import { fieldName } from "../language/field-name.ts";
import { useMoment } from "../shell/use-moment.ts";
import { useUnitName } from "../shell/use-unit-name.ts";
import { Glyph } from "../stage/glyph.tsx";
import { chanceText, leftText } from "./late-text.ts";
import { lateWords } from "./late-words.ts";

export interface LateListProps {
  readonly caption: string;
  readonly items: readonly EstimateItem[];
  /** The moment of the list, an instant. */
  readonly asOf: string;
  readonly empty: string;
  readonly onOpen: (item: EstimateItem) => void;
}

/** Open dossiers with the chance of each; a row opens why. */
export function LateList({ caption, items, asOf, empty, onOpen }: LateListProps): ReactElement {
  const text = useWords(lateWords);
  const language = useDeskLanguage();
  const moment = useMoment();
  const unitName = useUnitName();
  const columns: readonly [Column<EstimateItem>, ...Column<EstimateItem>[]] = [
    { key: "code", title: text("code"), cell: ({ dossier }) => dossier.code },
    {
      key: "procedure",
      title: text("procedure"),
      look: "soft",
      cell: ({ dossier }) =>
        [dossier.procedureName ?? fieldName(language, dossier.field), dossier.procedure ?? []].flat().join(" · "),
    },
    { key: "unit", title: text("unitOf"), look: "soft", cell: ({ dossier }) => unitName(dossier.unit) },
    {
      key: "due",
      title: text("dueAt"),
      look: "soft",
      cell: ({ dossier }) => {
        if (dossier.state === "suspended") return <Standing />;
        return dossier.dueAt == null ? text("noDeadline") : moment(dossier.dueAt);
      },
    },
    {
      key: "left",
      title: text("left"),
      look: "soft",
      cell: ({ dossier }) => leftText(language, dossier, asOf),
    },
    { key: "chance", title: text("chance"), look: "number", cell: ({ chance }) => <Chance chance={chance} /> },
  ];
  return (
    <div className="late-list">
      <DataTable
        caption={caption}
        columns={columns}
        rows={items}
        keyOf={({ dossier }) => dossier.code}
        onOpen={onOpen}
        empty={empty}
      />
    </div>
  );
}

function Standing(): ReactElement {
  const text = useWords(lateWords);
  return (
    <span className="state">
      <Glyph name="suspended" size={12} />
      {text("standing")}
    </span>
  );
}

function Chance({ chance }: { chance: number | null | undefined }): ReactElement {
  const text = useWords(lateWords);
  const language = useDeskLanguage();
  if (chance == null) return <span className="late-unknown">{text("notKnown")}</span>;
  return (
    <span className="late-chance">
      <span className="late-bar" aria-hidden="true">
        <span style={{ width: `${chance * 100}%` }} />
      </span>
      <b>{chanceText(language, chance)}</b>
    </span>
  );
}
