import { boardSchema } from "@ioc/protocol/board.ts";
import { useQuery } from "@tanstack/react-query";
import type { ReactElement } from "react";
import { useDeskLanguage, useWords } from "../desk/desk-context.ts";
import { SelectField } from "../desk/select-field.tsx";
import { fieldName } from "../language/field-name.ts";
import { askJson } from "../shell/api.ts";
import { remoteWords } from "./remote-words.ts";

export interface FieldChoiceProps {
  /** Code of the screen's unit. */
  readonly unit: string;
  /** null: all of them. */
  readonly chosen: string | null;
  readonly onChoose: (field: string | null) => void;
}

const ALL = "";

/** One of the fields in which the screen's unit has something. */
export function FieldChoice({ unit, chosen, onChoose }: FieldChoiceProps): ReactElement {
  const text = useWords(remoteWords);
  const language = useDeskLanguage();
  const board = useQuery({
    queryKey: ["remote-fields", unit],
    queryFn: ({ signal }) => askJson(`/board?${new URLSearchParams({ unit })}`, boardSchema, { signal }),
  });
  const inOrder = new Intl.Collator("vi");
  const fields = new Set([...Object.keys(board.data?.fields ?? {}), ...(chosen === null ? [] : [chosen])]);
  const options = [...fields].map((value) => ({ value, text: fieldName(language, value) }));
  return (
    <SelectField<string>
      label={text("field")}
      value={chosen ?? ALL}
      options={[
        { value: ALL, text: text("allFields") },
        ...options.toSorted((a, b) => inOrder.compare(a.text, b.text)),
      ]}
      onChange={(field) => onChoose(field === ALL ? null : field)}
    />
  );
}
