import { PROCEDURE_LEVELS } from "@ioc/protocol/names.ts";
import type { ProcedureBody } from "@ioc/protocol/provisioning.ts";
import { type ReactElement, useDeferredValue, useMemo, useState } from "react";
import { Button } from "../desk/button.tsx";
import { type Column, DataTable } from "../desk/data-table.tsx";
import { useDeskLanguage, useWords } from "../desk/desk-context.ts";
import { SelectField } from "../desk/select-field.tsx";
import { TextField } from "../desk/text-field.tsx";
import { limitText } from "./limit-text.ts";
import { EVERYTHING, findProcedures } from "./procedure-search.ts";
import { procedureWords } from "./procedure-words.ts";

export interface ProcedureTableProps {
  readonly procedures: readonly ProcedureBody[];
  readonly fields: readonly string[];
  /** Undefined: they can only be read. */
  readonly onOpen: ((procedure: ProcedureBody) => void) | undefined;
}

/** More rows at once would make a slow page that nobody reads to its end. */
const ROWS_AT_ONCE = 200;

/** The procedures that are searched for. */
export function ProcedureTable({ procedures, fields, onOpen }: ProcedureTableProps): ReactElement {
  const text = useWords(procedureWords);
  const language = useDeskLanguage();
  const [search, setSearch] = useState(EVERYTHING);
  const [most, setMost] = useState(ROWS_AT_ONCE);
  const asked = useDeferredValue(search);
  const found = useMemo(() => findProcedures(procedures, asked), [procedures, asked]);
  const searching = asked.words.trim() !== "" || asked.field !== "" || asked.level !== "";
  const columns: [Column<ProcedureBody>, ...Column<ProcedureBody>[]] = [
    { key: "name", title: text("field_name"), cell: ({ name }) => name },
    { key: "code", title: text("field_code"), cell: ({ code }) => code, look: "soft" },
    { key: "field", title: text("field_field"), cell: ({ field }) => field, look: "soft" },
    { key: "level", title: text("field_level"), cell: ({ level }) => text(`level_${level}`), look: "soft" },
    { key: "service", title: text("field_service"), cell: ({ service }) => text(`service_${service}`), look: "soft" },
    { key: "limit", title: text("field_limit"), cell: (procedure) => limitText(language, procedure) },
    { key: "fee", title: text("field_fee"), cell: ({ fee }) => text(`fee_${fee ?? "unknown"}`), look: "soft" },
  ];
  return (
    <>
      <div className="tools">
        <TextField
          label={text("search")}
          hint={text("searchHint")}
          type="search"
          value={search.words}
          onChange={(words) => setSearch({ ...search, words })}
        />
        <SelectField
          label={text("filterField")}
          value={search.field}
          options={[{ value: "", text: text("anyField") }, ...fields.map((field) => ({ value: field, text: field }))]}
          onChange={(field) => setSearch({ ...search, field })}
        />
        <SelectField
          label={text("filterLevel")}
          value={search.level}
          options={[
            { value: "", text: text("anyLevel") },
            ...PROCEDURE_LEVELS.map((level) => ({ value: String(level), text: text(`level_${level}`) })),
          ]}
          onChange={(level) => setSearch({ ...search, level })}
        />
      </div>
      <p role="status" className={searching ? "soft" : "unseen"}>
        {searching && text("found", { count: found.length })}
      </p>
      <DataTable
        caption={text("table")}
        columns={columns}
        rows={found.slice(0, most)}
        keyOf={({ code }) => code}
        {...(onOpen && { onOpen })}
        empty={text("noneFound")}
      />
      {found.length > most && (
        <p className="actions">
          <Button onClick={() => setMost(most + ROWS_AT_ONCE)}>{text("more", { count: found.length - most })}</Button>
        </p>
      )}
    </>
  );
}
