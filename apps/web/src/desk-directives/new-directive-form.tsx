import type { Alert } from "@ioc/protocol/alerts.ts";
import { type Directive, directiveSchema, MAX_DIRECTIVE_TEXT } from "@ioc/protocol/directives.ts";
import { useMutation } from "@tanstack/react-query";
import { type ReactElement, useState } from "react";
import { useNavigate } from "react-router";
import { AreaField } from "../desk/area-field.tsx";
import { Button } from "../desk/button.tsx";
import { useDeskLanguage, useNotify, useWords } from "../desk/desk-context.ts";
import { fieldFault } from "../desk/field-fault.ts";
import { Form } from "../desk/form.tsx";
import type { ChoosableUnit } from "../desk/unit-choices.ts";
import { UnitPicker } from "../desk/unit-picker.tsx";
import { askJson } from "../shell/api.ts";
import { ApiError } from "../shell/api-error.ts";
import { serverNow } from "../shell/server-time.ts";
import type { WorkingTime } from "../shell/use-working-time.ts";
import { AttachedDossiers } from "./attached-dossiers.tsx";
import type { DirectiveOrigin } from "./directive-origin.ts";
import { directiveWords } from "./directive-words.ts";
import { type DueChoice, DueField, dueAtOf, firstDue } from "./due-field.tsx";
import { useDirectiveDraft } from "./use-directive-draft.ts";
import { useReloadDirectives } from "./use-directives.ts";

export interface NewDirectiveFormProps {
  readonly origin: DirectiveOrigin;
  readonly alert: Alert | undefined;
  /** Those that the person leads. */
  readonly units: readonly ChoosableUnit[];
  readonly working: WorkingTime;
}

export function NewDirectiveForm({ origin, alert, units, working }: NewDirectiveFormProps): ReactElement {
  const text = useWords(directiveWords);
  const language = useDeskLanguage();
  const notify = useNotify();
  const navigate = useNavigate();
  const reload = useReloadDirectives();
  const only = units.length === 1 ? units[0]?.code : undefined;
  const [unit, setUnit] = useState(origin.unit ?? only);
  const [written, setWritten] = useState<string | undefined>(undefined);
  const [due, setDue] = useState<DueChoice>(() => firstDue(working, serverNow()));
  const [attaches, setAttaches] = useState(true);
  const [asked, setAsked] = useState(false);
  const { list, codes, draft, about } = useDirectiveDraft({ origin, alert, unit, units });
  const words = written ?? draft;
  const dueAt = dueAtOf(due, serverNow());
  const send = useMutation({
    mutationFn: (json: object) => askJson("/directives", directiveSchema, { method: "POST", json }),
    onSuccess: async ({ id, unitName }: Directive) => {
      notify(text("sentTo", { unit: unitName }));
      await reload();
      await navigate(`/directives/${id}`, { replace: true });
    },
    // A dossier may have gone elsewhere since the list was looked at.
    onError: (error) => {
      if (hasChangedList(error)) void list.refetch();
    },
  });
  const submit = (): void => {
    setAsked(true);
    const said = words.trim().normalize("NFC");
    if (unit === undefined || said === "" || dueAt === undefined) return;
    const { measure, field } = about;
    const dossiers = attaches && codes.length > 0 ? codes : null;
    send.mutate({
      unit,
      text: said,
      dueAt: new Date(dueAt).toISOString(),
      dossiers,
      alert: alert?.id ?? null,
      measure: measure ?? null,
      field: field ?? null,
    });
  };
  return (
    <div className="directive-new">
      {alert !== undefined && (
        <p className="note">{text("answering", { rule: alert.ruleName, unit: alert.unitName })}</p>
      )}
      <Form failure={hasChangedList(send.error) ? undefined : send.error} onSubmit={submit}>
        <UnitPicker
          label={text("toWhom")}
          units={units}
          value={unit}
          onChange={setUnit}
          error={asked && unit === undefined ? text("needUnit") : fieldFault(language, send.error, "unit")}
        />
        <AreaField
          label={text("text")}
          hint={text("textHint")}
          rows={5}
          maxLength={MAX_DIRECTIVE_TEXT}
          value={words}
          onChange={setWritten}
          error={asked && words.trim() === "" ? text("needText") : fieldFault(language, send.error, "text")}
        />
        <DueField
          due={due}
          onDue={setDue}
          working={working}
          error={asked && dueAt === undefined ? text("needDue") : fieldFault(language, send.error, "dueAt")}
        />
        <AttachedDossiers list={list} codes={codes} about={about} attaches={attaches} onAttaches={setAttaches} />
        {hasChangedList(send.error) && (
          <p className="failure" role="alert">
            {text("listChanged")}
          </p>
        )}
        <p className="actions">
          <Button type="submit" look="main" busy={send.isPending || (attaches && list.isFetching)}>
            {text("send")}
          </Button>
        </p>
      </Form>
    </div>
  );
}

function hasChangedList(error: unknown): boolean {
  return error instanceof ApiError && error.errors.some(({ path }) => path.startsWith("dossiers."));
}
