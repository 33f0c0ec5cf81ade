import { SCENES } from "@ioc/protocol/names.ts";
import type { Scene } from "@ioc/protocol/scene.ts";
import { type ApprovalBody, type ScreenItem, screenItemSchema } from "@ioc/protocol/screens.ts";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type ReactElement, type ReactNode, useState } from "react";
import { Button } from "../desk/button.tsx";
import { useDeskLanguage, useWords } from "../desk/desk-context.ts";
import { fieldFault } from "../desk/field-fault.ts";
import { Form } from "../desk/form.tsx";
import { SelectField } from "../desk/select-field.tsx";
import { TextField } from "../desk/text-field.tsx";
import { UnitPicker } from "../desk/unit-picker.tsx";
import { askJson } from "../shell/api.ts";
import { useChoosableUnits } from "../shell/use-units.ts";
import { approveWords } from "./approve-words.ts";

export interface ApprovalFormProps {
  readonly code: string;
  readonly onApproved: (screen: ScreenItem) => void;
  /** Beside its button. */
  readonly children: ReactNode;
}

export function ApprovalForm({ code, onApproved, children }: ApprovalFormProps): ReactElement {
  const text = useWords(approveWords);
  const language = useDeskLanguage();
  const queries = useQueryClient();
  const units = useChoosableUnits().data ?? [];
  const [name, setName] = useState("");
  const [chosen, setUnit] = useState<string | undefined>(undefined);
  const [scene, setScene] = useState<Scene>("overview");
  const [asked, setAsked] = useState(false);
  // Whoever has one unit need not choose it.
  const unit = chosen ?? (units.length === 1 ? units[0]?.code : undefined);
  const isUnnamed = name.trim() === "";
  const approve = useMutation({
    mutationFn: (json: ApprovalBody) => askJson("/device/approve", screenItemSchema, { method: "POST", json }),
    onSuccess: (screen) => {
      void queries.invalidateQueries({ queryKey: ["screens"] });
      onApproved(screen);
    },
  });
  return (
    <Form
      failure={approve.error}
      onSubmit={() => {
        setAsked(true);
        if (!isUnnamed && unit !== undefined) approve.mutate({ code, name: name.trim(), unit, scene });
      }}
    >
      <TextField
        label={text("name")}
        hint={text("nameHint")}
        error={asked && isUnnamed ? text("needName") : fieldFault(language, approve.error, "name")}
        autoComplete="off"
        value={name}
        onChange={setName}
      />
      <UnitPicker
        label={text("unit")}
        units={units}
        value={unit}
        onChange={setUnit}
        error={asked && unit === undefined ? text("needUnit") : fieldFault(language, approve.error, "unit")}
      />
      <SelectField<Scene>
        label={text("scene")}
        value={scene}
        options={SCENES.map((value) => ({ value, text: text(`scene_${value}`) }))}
        onChange={setScene}
      />
      <p className="actions">
        <Button type="submit" look="main" busy={approve.isPending}>
          {text("approve")}
        </Button>
        {children}
      </p>
    </Form>
  );
}
