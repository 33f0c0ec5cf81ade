import { ROLES, type Role } from "@ioc/protocol/access.ts";
import { tokenCreatedSchema } from "@ioc/protocol/people.ts";
import { useMutation } from "@tanstack/react-query";
import { type ReactElement, useState } from "react";
import { Button } from "../desk/button.tsx";
import { useDeskLanguage, useWords } from "../desk/desk-context.ts";
import { deskWords } from "../desk/desk-words.ts";
import { Dialog } from "../desk/dialog.tsx";
import { fieldFault } from "../desk/field-fault.ts";
import { Form } from "../desk/form.tsx";
import { SecretBox } from "../desk/secret-box.tsx";
import { SelectField } from "../desk/select-field.tsx";
import { TextField } from "../desk/text-field.tsx";
import { UnitPicker } from "../desk/unit-picker.tsx";
import { askJson } from "../shell/api.ts";
import { useChoosableUnits } from "../shell/use-units.ts";
import { tokenWords } from "./token-words.ts";

export interface TokenDialogProps {
  readonly onMade: () => void;
  readonly onClose: () => void;
}

/** A new token, and then the token itself, this once. */
export function TokenDialog({ onMade, onClose }: TokenDialogProps): ReactElement {
  const text = useWords(tokenWords);
  const inGeneral = useWords(deskWords);
  const language = useDeskLanguage();
  const units = useChoosableUnits().data ?? [];
  const [name, setName] = useState("");
  const [role, setRole] = useState<Role>("leader");
  const [unit, setUnit] = useState<string | undefined>(undefined);
  const [asked, setAsked] = useState(false);
  const make = useMutation({
    mutationFn: () =>
      askJson("/tokens", tokenCreatedSchema, { method: "POST", json: { name: name.trim(), role, unit } }),
    onSuccess: onMade,
  });
  if (make.data !== undefined) {
    return (
      <Dialog key="made" title={text("made", { name })} onClose={onClose}>
        <SecretBox label={text("secret")} secret={make.data.token} />
        <p className="actions">
          <Button look="main" onClick={onClose}>
            {inGeneral("close")}
          </Button>
        </p>
      </Dialog>
    );
  }
  const missing = { name: name.trim() === "", unit: unit === undefined };
  return (
    <Dialog title={text("add")} onClose={onClose}>
      <Form
        failure={make.error}
        onSubmit={() => {
          setAsked(true);
          if (!missing.name && !missing.unit) make.mutate();
        }}
      >
        <TextField
          label={text("name")}
          hint={text("nameHint")}
          autoComplete="off"
          value={name}
          onChange={setName}
          error={asked && missing.name ? text("needName") : fieldFault(language, make.error, "name")}
        />
        <SelectField<Role>
          label={text("role")}
          value={role}
          options={ROLES.map((value) => ({ value, text: inGeneral(`role_${value}`) }))}
          onChange={setRole}
        />
        <UnitPicker
          label={text("unit")}
          units={units}
          value={unit}
          onChange={setUnit}
          error={asked && missing.unit ? text("needUnit") : fieldFault(language, make.error, "unit")}
        />
        <p className="actions">
          <Button type="submit" look="main" busy={make.isPending}>
            {text("add")}
          </Button>
          <Button onClick={onClose}>{inGeneral("cancel")}</Button>
        </p>
      </Form>
    </Dialog>
  );
}
