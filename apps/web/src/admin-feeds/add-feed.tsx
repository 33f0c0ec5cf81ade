import { nameSchema } from "@ioc/protocol/text.ts";
import { useMutation } from "@tanstack/react-query";
import { type ReactElement, useState } from "react";
import { Button } from "../desk/button.tsx";
import { useDeskLanguage, useWords } from "../desk/desk-context.ts";
import { Dialog } from "../desk/dialog.tsx";
import { fieldFault } from "../desk/field-fault.ts";
import { Form } from "../desk/form.tsx";
import { TextField } from "../desk/text-field.tsx";
import type { ChoosableUnit } from "../desk/unit-choices.ts";
import { UnitPicker } from "../desk/unit-picker.tsx";
import { feedWords } from "./feed-words.ts";
import { NewToken } from "./new-token.tsx";
import { postFeed } from "./use-feeds.ts";

/** A new feed: for whom, under what name; then its token, this once. */
export function AddFeed({ units, onClose }: { units: readonly ChoosableUnit[]; onClose: () => void }): ReactElement {
  const text = useWords(feedWords);
  const language = useDeskLanguage();
  const [unit, setUnit] = useState<string | undefined>(units.length === 1 ? units[0]?.code : undefined);
  const [name, setName] = useState("");
  const [asked, setAsked] = useState(false);
  const written = name.trim().normalize("NFC");
  const nameIsWrong = !nameSchema.safeParse(written).success;
  const create = useMutation({ mutationFn: postFeed });
  const submit = (): void => {
    setAsked(true);
    if (unit !== undefined && !nameIsWrong) create.mutate({ unit, name: written });
  };
  if (create.data !== undefined) {
    const { name: feed, token, unit: code } = create.data;
    return (
      <Dialog title={text("createdTitle", { name: feed })} onClose={onClose} size="wide">
        <NewToken token={token} unit={units.find((candidate) => candidate.code === code) ?? { code, name: code }} />
        <p className="actions">
          <Button look="main" onClick={onClose}>
            {text("done")}
          </Button>
        </p>
      </Dialog>
    );
  }
  return (
    <Dialog title={text("add")} onClose={onClose}>
      <Form failure={create.error} onSubmit={submit}>
        <UnitPicker
          label={text("unit")}
          hint={text("unitHint")}
          units={units}
          value={unit}
          error={asked && unit === undefined ? text("unitFault") : fieldFault(language, create.error, "unit")}
          onChange={setUnit}
        />
        <TextField
          label={text("name")}
          hint={text("nameHint")}
          value={name}
          error={asked && nameIsWrong ? text("nameFault") : fieldFault(language, create.error, "name")}
          onChange={setName}
          autoComplete="off"
        />
        <p className="actions">
          <Button type="submit" look="main" busy={create.isPending}>
            {text("create")}
          </Button>
          <Button onClick={onClose}>{text("cancel")}</Button>
        </p>
      </Form>
    </Dialog>
  );
}
