import { RELATIVE_PERIODS } from "@ioc/domain/board/relative-period.ts";
import { CHANNELS, DOSSIER_STATES, MEASURES } from "@ioc/protocol/names.ts";
import { type ReactElement, type ReactNode, useCallback } from "react";
import { Button } from "../desk/button.tsx";
import { useDeskLanguage, useWords } from "../desk/desk-context.ts";
import { SelectField } from "../desk/select-field.tsx";
import { TextField } from "../desk/text-field.tsx";
import { dossierWords } from "../dossier-parts/dossier-words.ts";
import { fieldName } from "../language/field-name.ts";
import { numberNames } from "../numbers/number-names.ts";
import type { DossierFilter, FilterChange } from "./dossier-filter.ts";
import { dossiersWords } from "./dossiers-words.ts";
import { TypedField } from "./typed-field.tsx";

export interface FilterFormProps {
  readonly filter: DossierFilter;
  /** Fields with anything in them. */
  readonly fields: readonly string[];
  /** Names of procedures that were seen in the list, by code. */
  readonly procedures: ReadonlyMap<string, string>;
  readonly onChange: (change: FilterChange) => void;
  readonly onClear: () => void;
  /** What else the list is chosen by. */
  readonly children: ReactNode;
}

const ALL = "all";

/** What the list is narrowed by; each change is in force at once. */
export function FilterForm(props: FilterFormProps): ReactElement {
  const { filter, fields, procedures, onChange, onClear, children } = props;
  const text = useWords(dossiersWords);
  const inDossiers = useWords(dossierWords);
  const language = useDeskLanguage();
  const any = { value: "", text: text("any") };
  const isSearch = filter.code !== "";
  const measures = MEASURES.map((name) => ({
    value: name as string,
    text: numberNames.textOf(language, `name_${name}`),
  }));
  const knownFields = filter.field === undefined || fields.includes(filter.field) ? fields : [filter.field, ...fields];
  const search = useCallback(
    // A code is looked for among everything first.
    (code: string) => onChange({ code, ...(isSearch && code !== "" ? {} : { measure: undefined }) }),
    [onChange, isSearch],
  );
  const narrow = useCallback((procedure: string) => onChange({ procedure }), [onChange]);
  return (
    <search aria-label={text("filter")} className="filters">
      {children}
      <TypedField label={text("search")} example={text("searchHint")} value={filter.code} onChange={search} />
      <SelectField
        label={text("measure")}
        value={filter.measure ?? ALL}
        options={isSearch ? [{ value: ALL, text: text("measureAll") }, ...measures] : measures}
        onChange={(measure) => onChange({ measure })}
      />
      <SelectField
        label={text("period")}
        value={filter.period}
        options={[...RELATIVE_PERIODS, "days" as const].map((name) => ({ value: name, text: text(`period_${name}`) }))}
        onChange={(period) => onChange({ period })}
      />
      {filter.period === "days" && (
        <>
          <TextField
            label={text("from")}
            type="date"
            value={filter.from ?? ""}
            onChange={(from) => onChange({ from })}
          />
          <TextField label={text("to")} type="date" value={filter.to ?? ""} onChange={(to) => onChange({ to })} />
        </>
      )}
      <SelectField
        label={text("field")}
        value={filter.field ?? ""}
        options={[any, ...knownFields.map((name) => ({ value: name, text: fieldName(language, name) }))]}
        onChange={(field) => onChange({ field })}
      />
      <TypedField
        label={text("procedure")}
        example={text("procedureHint")}
        value={filter.procedure ?? ""}
        choices={procedures}
        onChange={narrow}
      />
      <SelectField
        label={text("channel")}
        value={filter.channel ?? ""}
        options={[any, ...CHANNELS.map((name) => ({ value: name, text: inDossiers(`channel_${name}`) }))]}
        onChange={(channel) => onChange({ channel })}
      />
      <SelectField
        label={text("state")}
        value={filter.state ?? ""}
        options={[any, ...DOSSIER_STATES.map((name) => ({ value: name, text: inDossiers(`state_${name}`) }))]}
        onChange={(state) => onChange({ state })}
      />
      <Button look="link" onClick={onClear}>
        {text("clear")}
      </Button>
    </search>
  );
}
