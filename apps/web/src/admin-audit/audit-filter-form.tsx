import { AUDIT_ACTIONS, type AuditAction } from "@ioc/protocol/audit.ts";
import { type ReactElement, useState } from "react";
import { Button } from "../desk/button.tsx";
import { useWords } from "../desk/desk-context.ts";
import { SelectField } from "../desk/select-field.tsx";
import { TextField } from "../desk/text-field.tsx";
import { UnitPicker } from "../desk/unit-picker.tsx";
import { useChoosableUnits } from "../shell/use-units.ts";
import type { AuditFilter } from "./audit-filter.ts";
import { auditWords } from "./audit-words.ts";

export interface AuditFilterFormProps {
  readonly filter: AuditFilter;
  readonly onFilter: (filter: AuditFilter) => void;
}

const NONE: AuditFilter = { actor: "", action: "", unit: "", from: "", to: "", search: "" };

export function AuditFilterForm({ filter, onFilter }: AuditFilterFormProps): ReactElement {
  const text = useWords(auditWords);
  const units = useChoosableUnits().data ?? [];
  const [draft, setDraft] = useState(filter);
  const change = (part: Partial<AuditFilter>): void => setDraft({ ...draft, ...part });
  const actions = [
    { value: "" as const, text: text("anyAction") },
    ...AUDIT_ACTIONS.map((action) => ({ value: action, text: text(action) })),
  ];
  return (
    <search>
      <form
        className="tools"
        onSubmit={(event) => {
          event.preventDefault();
          onFilter(draft);
        }}
      >
        <TextField label={text("who")} type="search" value={draft.actor} onChange={(actor) => change({ actor })} />
        <SelectField<AuditAction | "">
          label={text("action")}
          value={draft.action}
          options={actions}
          onChange={(action) => change({ action })}
        />
        <UnitPicker
          label={text("unit")}
          units={units}
          value={draft.unit === "" ? undefined : draft.unit}
          onChange={(unit) => change({ unit: unit ?? "" })}
        />
        <TextField label={text("from")} type="date" value={draft.from} onChange={(from) => change({ from })} />
        <TextField label={text("to")} type="date" value={draft.to} onChange={(to) => change({ to })} />
        <TextField
          label={text("search")}
          type="search"
          value={draft.search}
          onChange={(search) => change({ search })}
        />
        <div className="tools-deeds">
          <Button type="submit" look="main">
            {text("filter")}
          </Button>
          <Button onClick={() => onFilter(NONE)}>{text("clear")}</Button>
        </div>
      </form>
    </search>
  );
}
