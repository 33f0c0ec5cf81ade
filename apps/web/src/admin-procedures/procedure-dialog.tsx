import { LIMIT_UNITS, PROCEDURE_FEES, PROCEDURE_LEVELS, PROCEDURE_SERVICES } from "@ioc/protocol/names.ts";
import type { ProcedureBody } from "@ioc/protocol/provisioning.ts";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type ReactElement, useId, useState } from "react";
import { Button } from "../desk/button.tsx";
import { useDeskLanguage, useNotify, useWords } from "../desk/desk-context.ts";
import { Dialog } from "../desk/dialog.tsx";
import { fieldFault } from "../desk/field-fault.ts";
import { Form } from "../desk/form.tsx";
import { SelectField } from "../desk/select-field.tsx";
import { TextField } from "../desk/text-field.tsx";
import { limitText } from "./limit-text.ts";
import { checkDraft, draftOf, PROCEDURE_FIELDS, type ProcedureDraft, type ProcedureField } from "./procedure-form.ts";
import { procedureWords } from "./procedure-words.ts";
import { PROCEDURES_KEY, putProcedure } from "./use-procedures.ts";

export interface ProcedureDialogProps {
  /** Undefined: a new one. */
  readonly procedure: ProcedureBody | undefined;
  readonly known: readonly ProcedureBody[];
  readonly fields: readonly string[];
  readonly onClose: () => void;
}

/** One procedure, to be edited or made. */
export function ProcedureDialog({ procedure, known, fields, onClose }: ProcedureDialogProps): ReactElement {
  const text = useWords(procedureWords);
  const language = useDeskLanguage();
  const notify = useNotify();
  const queries = useQueryClient();
  const listId = useId();
  const [draft, setDraft] = useState<ProcedureDraft>(() => draftOf(procedure ?? {}));
  const [asked, setAsked] = useState(false);
  const checked = checkDraft(draft);
  const taken = procedure === undefined && known.some(({ code }) => code === draft.code.trim());
  const save = useMutation({
    mutationFn: putProcedure,
    onSuccess: async (_, { code }) => {
      notify(text(procedure === undefined ? "added" : "saved", { code }));
      await queries.invalidateQueries({ queryKey: PROCEDURES_KEY });
      onClose();
    },
  });

  const submit = (): void => {
    setAsked(true);
    if (!checked.ok || taken) return;
    if (procedure !== undefined && isSame(checked.procedure, procedure)) {
      notify(text("unchanged"));
      return;
    }
    save.mutate(checked.procedure);
  };
  const faultOf = (field: ProcedureField): string | undefined => {
    if (field === "code" && taken) return text("fault_codeTaken");
    if (asked && !checked.ok && checked.faults.includes(field)) return text(`fault_${field}`);
    return fieldFault(language, save.error, `0.${field}`);
  };
  const fieldProps = (field: ProcedureField) => ({
    label: text(`field_${field}`),
    value: draft[field],
    error: faultOf(field),
    onChange: (value: string) => setDraft((before) => ({ ...before, [field]: value })),
  });
  const optionsOf = <Value extends string>(values: readonly Value[], wordOf: (value: Value) => string) => [
    ...(procedure === undefined ? [{ value: "", text: text("choose") }] : []),
    ...values.map((value) => ({ value: String(value), text: wordOf(value) })),
  ];
  const limitMoves =
    procedure !== undefined &&
    checked.ok &&
    (checked.procedure.limit !== procedure.limit || checked.procedure.limitUnit !== procedure.limitUnit);

  return (
    <Dialog title={procedure?.name ?? text("newTitle")} onClose={onClose} size="wide">
      <Form failure={save.error} onSubmit={submit}>
        <div className="field-row">
          <TextField
            {...fieldProps("code")}
            {...(procedure === undefined ? { hint: text("hint_code") } : { readOnly: true })}
            autoComplete="off"
            spellCheck={false}
          />
          <TextField {...fieldProps("field")} hint={text("hint_field")} list={listId} autoComplete="off" />
        </div>
        <datalist id={listId}>
          {fields.map((field) => (
            <option key={field} value={field} />
          ))}
        </datalist>
        <TextField {...fieldProps("name")} autoComplete="off" />
        <div className="field-row">
          <SelectField {...fieldProps("level")} options={optionsOf(PROCEDURE_LEVELS, (it) => text(`level_${it}`))} />
          <SelectField
            {...fieldProps("service")}
            options={optionsOf(PROCEDURE_SERVICES, (it) => text(`service_${it}`))}
          />
        </div>
        <div className="field-row">
          <TextField {...fieldProps("limit")} hint={text("hint_limit")} inputMode="decimal" autoComplete="off" />
          <SelectField {...fieldProps("limitUnit")} options={optionsOf(LIMIT_UNITS, (it) => text(`limitUnit_${it}`))} />
        </div>
        <SelectField
          {...fieldProps("fee")}
          hint={text("hint_fee")}
          options={[
            { value: "", text: text("fee_unknown") },
            ...PROCEDURE_FEES.map((fee) => ({ value: String(fee), text: text(`fee_${fee}`) })),
          ]}
        />
        {limitMoves && (
          <p className="note" role="status">
            {text("limitChanged", {
              before: limitText(language, procedure),
              after: limitText(language, checked.procedure),
            })}
          </p>
        )}
        <p className="actions">
          <Button type="submit" look="main" busy={save.isPending}>
            {text("save")}
          </Button>
          <Button onClick={onClose}>{text("cancel")}</Button>
        </p>
      </Form>
    </Dialog>
  );
}

function isSame(a: ProcedureBody, b: ProcedureBody): boolean {
  return PROCEDURE_FIELDS.every((field) => a[field] === b[field]);
}
