import { SCENES } from "@ioc/protocol/names.ts";
import type { Scene } from "@ioc/protocol/scene.ts";
import type { ScreenItem } from "@ioc/protocol/screens.ts";
import { type ReactElement, useState } from "react";
import { Button } from "../desk/button.tsx";
import { useDeskLanguage, useWords } from "../desk/desk-context.ts";
import { deskWords } from "../desk/desk-words.ts";
import { fieldFault } from "../desk/field-fault.ts";
import { Form } from "../desk/form.tsx";
import { SelectField } from "../desk/select-field.tsx";
import { TextField } from "../desk/text-field.tsx";
import { UnitPicker } from "../desk/unit-picker.tsx";
import { useChoosableUnits } from "../shell/use-units.ts";
import { screenWords } from "./screen-words.ts";

export interface ScreenDraft {
  readonly name: string;
  readonly unit: string;
  readonly scene: Scene;
}

export interface ScreenFormProps {
  readonly screen: ScreenItem;
  readonly failure: unknown;
  readonly busy: boolean;
  readonly onSave: (draft: ScreenDraft) => void;
  readonly onCancel: () => void;
}

export function ScreenForm({ screen, failure, busy, onSave, onCancel }: ScreenFormProps): ReactElement {
  const text = useWords(screenWords);
  const inGeneral = useWords(deskWords);
  const language = useDeskLanguage();
  const units = useChoosableUnits().data ?? [];
  const [name, setName] = useState(screen.name);
  const [unit, setUnit] = useState<string | undefined>(screen.unit);
  const [scene, setScene] = useState<Scene>(screen.scene);
  const [asked, setAsked] = useState(false);
  const isUnnamed = name.trim() === "";
  return (
    <Form
      failure={failure}
      onSubmit={() => {
        setAsked(true);
        if (!isUnnamed && unit !== undefined) onSave({ name: name.trim(), unit, scene });
      }}
    >
      <TextField
        label={text("name")}
        hint={text("nameHint")}
        autoComplete="off"
        value={name}
        onChange={setName}
        error={asked && isUnnamed ? text("needName") : fieldFault(language, failure, "name")}
      />
      <UnitPicker
        label={text("unit")}
        units={units}
        value={unit}
        onChange={setUnit}
        error={asked && unit === undefined ? text("needUnit") : fieldFault(language, failure, "unit")}
      />
      <SelectField<Scene>
        label={text("scene")}
        value={scene}
        options={SCENES.map((value) => ({ value, text: text(`scene_${value}`) }))}
        onChange={setScene}
      />
      <p className="actions">
        <Button type="submit" look="main" busy={busy}>
          {text("save")}
        </Button>
        <Button onClick={onCancel}>{inGeneral("cancel")}</Button>
      </p>
    </Form>
  );
}
