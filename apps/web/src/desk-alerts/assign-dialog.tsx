import { alertSchema, assigneesSchema } from "@ioc/protocol/alerts.ts";
import { useMutation, useQuery } from "@tanstack/react-query";
import { type ReactElement, useState } from "react";
import { Button } from "../desk/button.tsx";
import { useDeskLanguage, useNotify, useWords } from "../desk/desk-context.ts";
import { deskWords } from "../desk/desk-words.ts";
import { Dialog } from "../desk/dialog.tsx";
import { FailureNote } from "../desk/failure-note.tsx";
import { fieldFault } from "../desk/field-fault.ts";
import { Form } from "../desk/form.tsx";
import { SelectField } from "../desk/select-field.tsx";
import { askJson } from "../shell/api.ts";
import { usePerson } from "../shell/shell-context.ts";
import { alertWords } from "./alert-words.ts";
import type { AlertDialogProps } from "./take-on-dialog.tsx";
import { useReloadAlerts } from "./use-alerts.ts";

/** An alert is given to somebody who may read its unit, or to nobody any more. */
export function AssignDialog({ alert, onClose }: AlertDialogProps): ReactElement {
  const text = useWords(alertWords);
  const inGeneral = useWords(deskWords);
  const language = useDeskLanguage();
  const notify = useNotify();
  const reload = useReloadAlerts();
  const { user } = usePerson();
  const { id, unitName, assignedTo } = alert;
  const path = `/alerts/${encodeURIComponent(id)}`;
  const people = useQuery({
    queryKey: ["alerts", "assignees", id],
    queryFn: ({ signal }) => askJson(`${path}/assignees`, assigneesSchema, { signal }),
  });
  const items = people.data?.items ?? [];
  const [chosen, setChosen] = useState<string | undefined>(undefined);
  const own = items.find((person) => person.user === user)?.user;
  const to = chosen ?? own ?? items[0]?.user ?? "";
  const name = items.find((person) => person.user === to)?.name;
  const assign = useMutation({
    mutationFn: () => askJson(`${path}/assign`, alertSchema, { method: "POST", json: { to: to === "" ? null : to } }),
    onSuccess: () => {
      notify(name === undefined ? text("unassigned", { unit: unitName }) : text("assigned", { unit: unitName, name }));
      onClose();
    },
    onSettled: () => reload(),
  });
  const nobody = assignedTo === null ? [] : [{ value: "", text: text("assignNobody") }];
  return (
    <Dialog title={text("assignOf", { unit: unitName })} onClose={onClose}>
      <Form failure={assign.error} onSubmit={() => assign.mutate()}>
        <FailureNote failure={people.error} />
        {people.isPending && <p>{inGeneral("loading")}</p>}
        {people.data !== undefined && (
          <SelectField<string>
            label={text("assignTo")}
            value={to}
            options={[...items.map((person) => ({ value: person.user, text: person.name })), ...nobody]}
            onChange={setChosen}
            error={fieldFault(language, assign.error, "to")}
          />
        )}
        <p className="actions">
          <Button type="submit" look="main" busy={assign.isPending || people.data === undefined}>
            {text("assign")}
          </Button>
          <Button onClick={onClose}>{inGeneral("cancel")}</Button>
        </p>
      </Form>
    </Dialog>
  );
}
