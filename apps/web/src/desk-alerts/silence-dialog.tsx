import { silenceSchema } from "@ioc/protocol/alerts.ts";
import { useMutation } from "@tanstack/react-query";
import { type ReactElement, useState } from "react";
import { Button } from "../desk/button.tsx";
import { ChoiceField } from "../desk/choice-field.tsx";
import { useDeskLanguage, useNotify, useWords } from "../desk/desk-context.ts";
import { deskWords } from "../desk/desk-words.ts";
import { Dialog } from "../desk/dialog.tsx";
import { FailureNote } from "../desk/failure-note.tsx";
import { fieldFault } from "../desk/field-fault.ts";
import { Form } from "../desk/form.tsx";
import { TextField } from "../desk/text-field.tsx";
import { civilInstant } from "../numbers/civil-instant.ts";
import { askJson } from "../shell/api.ts";
import { serverNow } from "../shell/server-time.ts";
import { useMoment } from "../shell/use-moment.ts";
import { useWorkingTime, type WorkingTime } from "../shell/use-working-time.ts";
import { alertWords } from "./alert-words.ts";
import { FEW_HOURS, mayEndAt, silenceEnds } from "./silence-ends.ts";
import type { AlertDialogProps } from "./take-on-dialog.tsx";
import { useReloadSilences } from "./use-silences.ts";

const WHAT = ["both", "unit", "rule"] as const;
const MOST_REASON = 500;

/** Nobody is told of an alert, or of all like it, until a time, for a reason. */
export function SilenceDialog({ alert, onClose }: AlertDialogProps): ReactElement {
  const text = useWords(alertWords);
  const inGeneral = useWords(deskWords);
  const working = useWorkingTime();
  return (
    <Dialog title={text("silenceOf", { unit: alert.unitName })} onClose={onClose}>
      <FailureNote failure={working.error} />
      {working.isPending && <p>{inGeneral("loading")}</p>}
      {working.data !== undefined && <SilenceForm alert={alert} onClose={onClose} working={working.data} />}
    </Dialog>
  );
}

function SilenceForm({ alert, onClose, working }: AlertDialogProps & { working: WorkingTime }): ReactElement {
  const text = useWords(alertWords);
  const inGeneral = useWords(deskWords);
  const language = useDeskLanguage();
  const notify = useNotify();
  const moment = useMoment();
  const reload = useReloadSilences();
  const [openedMs] = useState(() => serverNow());
  const ends = silenceEnds(working, openedMs);
  const [what, setWhat] = useState<(typeof WHAT)[number]>("both");
  const [end, setEnd] = useState<string>("workday");
  const [own, setOwn] = useState("");
  const [reason, setReason] = useState("");
  const [asked, setAsked] = useState(false);
  const until = end === "own" ? civilInstant(own) : ends.find(({ kind }) => kind === end)?.atMs;
  const isUntil = mayEndAt(until, serverNow());
  const silence = useMutation({
    mutationFn: (untilMs: number) =>
      askJson("/silences", silenceSchema, {
        method: "POST",
        json: {
          unit: what === "rule" ? null : alert.unit,
          rule: what === "unit" ? null : alert.rule,
          until: new Date(untilMs).toISOString(),
          reason: reason.trim(),
        },
      }),
    onSuccess: async () => {
      notify(text("silenceDone"));
      await reload();
      onClose();
    },
  });
  const submit = (): void => {
    setAsked(true);
    if (isUntil && reason.trim() !== "") silence.mutate(until);
  };
  const untilError = asked && !isUntil ? text("needUntil") : fieldFault(language, silence.error, "until");
  return (
    <Form failure={silence.error} onSubmit={submit}>
      <p className="prose">{text("silenceText")}</p>
      <ChoiceField
        label={text("silenceWhat")}
        value={what}
        choices={WHAT.map((value) => ({ value, text: text(`silence_${value}`) }))}
        onChange={setWhat}
      />
      <ChoiceField
        label={text("silenceUntil")}
        value={end}
        choices={[
          ...ends.map(({ kind, atMs }) => ({
            value: kind as string,
            text: kind === "hours" ? text("until_hours", { count: FEW_HOURS }) : text(`until_${kind}`),
            note: moment(new Date(atMs).toISOString()),
          })),
          { value: "own", text: text("until_own") },
        ]}
        onChange={setEnd}
      >
        {end === "own" ? (
          <TextField label={text("untilOwn")} type="datetime-local" value={own} onChange={setOwn} error={untilError} />
        ) : (
          untilError !== undefined && <p className="field-error">{untilError}</p>
        )}
      </ChoiceField>
      <TextField
        label={text("reason")}
        maxLength={MOST_REASON}
        value={reason}
        onChange={setReason}
        error={asked && reason.trim() === "" ? text("needReason") : fieldFault(language, silence.error, "reason")}
      />
      <p className="actions">
        <Button type="submit" look="main" busy={silence.isPending}>
          {text("silence")}
        </Button>
        <Button onClick={onClose}>{inGeneral("cancel")}</Button>
      </p>
    </Form>
  );
}
