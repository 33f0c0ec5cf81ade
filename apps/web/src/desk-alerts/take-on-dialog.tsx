import { type Alert, alertSchema } from "@ioc/protocol/alerts.ts";
import { useMutation } from "@tanstack/react-query";
import { type ReactElement, useState } from "react";
import { Button } from "../desk/button.tsx";
import { useDeskLanguage, useNotify, useWords } from "../desk/desk-context.ts";
import { deskWords } from "../desk/desk-words.ts";
import { Dialog } from "../desk/dialog.tsx";
import { fieldFault } from "../desk/field-fault.ts";
import { Form } from "../desk/form.tsx";
import { TextField } from "../desk/text-field.tsx";
import { askJson } from "../shell/api.ts";
import { alertSentence } from "./alert-text.ts";
import { alertWords } from "./alert-words.ts";
import { useReloadAlerts } from "./use-alerts.ts";

export interface AlertDialogProps {
  readonly alert: Alert;
  readonly onClose: () => void;
}

const MOST_COMMENT = 500;

/** Somebody takes an alert on: from then on it is theirs, and others are not told of it again. */
export function TakeOnDialog({ alert, onClose }: AlertDialogProps): ReactElement {
  const text = useWords(alertWords);
  const inGeneral = useWords(deskWords);
  const language = useDeskLanguage();
  const notify = useNotify();
  const reload = useReloadAlerts();
  const [comment, setComment] = useState("");
  const { id, unitName } = alert;
  const takeOn = useMutation({
    mutationFn: () =>
      askJson(`/alerts/${encodeURIComponent(id)}/acknowledge`, alertSchema, {
        method: "POST",
        json: { comment: comment.trim() || null },
      }),
    onSuccess: () => {
      notify(text("takenOn", { unit: unitName }));
      onClose();
    },
    onSettled: () => reload(),
  });
  return (
    <Dialog title={text("takeOnOf", { unit: unitName })} onClose={onClose}>
      <Form failure={takeOn.error} onSubmit={() => takeOn.mutate()}>
        <p className="prose">{alertSentence(language, alert)}.</p>
        <TextField
          label={text("comment")}
          hint={text("commentHint")}
          maxLength={MOST_COMMENT}
          value={comment}
          onChange={setComment}
          error={fieldFault(language, takeOn.error, "comment")}
        />
        <p className="actions">
          <Button type="submit" look="main" busy={takeOn.isPending}>
            {text("takeOn")}
          </Button>
          <Button onClick={onClose}>{inGeneral("cancel")}</Button>
        </p>
      </Form>
    </Dialog>
  );
}
