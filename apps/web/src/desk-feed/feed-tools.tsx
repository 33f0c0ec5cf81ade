import type { Happening } from "@ioc/protocol/happenings.ts";
import { EVENT_TYPES, type EventType } from "@ioc/protocol/names.ts";
import type { ReactElement } from "react";
import { useDeskLanguage, useWords } from "../desk/desk-context.ts";
import { SelectField } from "../desk/select-field.tsx";
import { TextField } from "../desk/text-field.tsx";
import { fieldName } from "../language/field-name.ts";
import type { FeedFilter } from "./feed-filter.ts";
import { feedWords } from "./feed-words.ts";
import { usePhone } from "./use-phone.ts";

export interface FeedToolsProps {
  readonly lines: readonly Happening[];
  readonly filter: FeedFilter;
  readonly onFilter: (filter: FeedFilter) => void;
}

/** Which events are shown: of those that have come, what there is to choose from. */
export function FeedTools({ lines, filter, onFilter }: FeedToolsProps): ReactElement {
  const text = useWords(feedWords);
  const language = useDeskLanguage();
  const isPhone = usePhone();
  const change = (part: Partial<FeedFilter>): void => onFilter({ ...filter, ...part });
  const fields = new Map(lines.map(({ field }) => [field, fieldName(language, field)]));
  const units = new Map(
    lines.map(({ unit, unitName, unitNameEn }) => [unit, language === "en" ? (unitNameEn ?? unitName) : unitName]),
  );
  // What the address asks for can be chosen, whether there is any of it or not.
  if (filter.field !== "" && !fields.has(filter.field)) fields.set(filter.field, fieldName(language, filter.field));
  if (filter.at !== "" && !units.has(filter.at)) units.set(filter.at, filter.at);
  const isNarrowed = filter.type !== "" || filter.field !== "" || filter.at !== "" || filter.code !== "";
  const fieldsShown = (
    <div className="tools">
      <SelectField<EventType | "">
        label={text("type")}
        value={filter.type}
        options={[{ value: "", text: text("anyType") }, ...EVENT_TYPES.map((value) => ({ value, text: text(value) }))]}
        onChange={(type) => change({ type })}
      />
      <SelectField
        label={text("field")}
        value={filter.field}
        options={[{ value: "", text: text("anyField") }, ...optionsOf(fields)]}
        onChange={(field) => change({ field })}
      />
      {units.size > 1 && (
        <SelectField
          label={text("within")}
          value={filter.at}
          options={[{ value: "", text: text("anyUnit") }, ...optionsOf(units)]}
          onChange={(at) => change({ at })}
        />
      )}
      <TextField
        label={text("search")}
        type="search"
        autoComplete="off"
        spellCheck={false}
        value={filter.code}
        onChange={(code) => change({ code })}
      />
    </div>
  );
  // On a phone the events would stand below all that could be asked of them.
  return isPhone ? (
    <details className="twin" open={isNarrowed}>
      <summary>{text("filter")}</summary>
      {fieldsShown}
    </details>
  ) : (
    fieldsShown
  );
}

function optionsOf(names: ReadonlyMap<string, string>): { readonly value: string; readonly text: string }[] {
  return [...names].map(([value, text]) => ({ value, text })).sort((a, b) => a.text.localeCompare(b.text, "vi"));
}
