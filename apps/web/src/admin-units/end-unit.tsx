import type { UnitBody } from "@ioc/protocol/provisioning.ts";
import { type ReactElement, useMemo, useState } from "react";
import { Button } from "../desk/button.tsx";
import { useDeskLanguage, useNotify, useWords } from "../desk/desk-context.ts";
import { Dialog } from "../desk/dialog.tsx";
import { Form } from "../desk/form.tsx";
import { TextField } from "../desk/text-field.tsx";
import { UnitPicker } from "../desk/unit-picker.tsx";
import { nameIn } from "../language/language.ts";
import { endBody, possibleSuccessors } from "./merge-plan.ts";
import { checkDraft, draftOf } from "./unit-form.ts";
import type { UnitTree } from "./unit-tree.ts";
import { unitWords } from "./unit-words.ts";
import { UnitsPreview } from "./units-preview.tsx";

export interface EndUnitProps {
  readonly tree: UnitTree;
  readonly unit: UnitBody;
  readonly today: string;
  readonly onClose: () => void;
}

/** A unit ends: its last day, who takes over, and what that does to the boards. */
export function EndUnit({ tree, unit, today, onClose }: EndUnitProps): ReactElement {
  const text = useWords(unitWords);
  const notify = useNotify();
  const name = nameIn(useDeskLanguage(), unit);
  const [lastDay, setLastDay] = useState(unit.validTo ?? today);
  const [successor, setSuccessor] = useState(unit.successor ?? undefined);
  const [asked, setAsked] = useState(false);
  const [previewed, setPreviewed] = useState<UnitBody | undefined>(undefined);
  const successors = useMemo(() => possibleSuccessors(tree, unit.code), [tree, unit]);
  const checked = checkDraft(draftOf(endBody(unit, lastDay, successor)));
  const dayIsWrong = lastDay === "" || (!checked.ok && checked.faults.includes("validTo"));
  const submit = (): void => {
    setAsked(true);
    if (!dayIsWrong && checked.ok) setPreviewed(checked.unit);
  };
  return (
    <Dialog title={text("endTitle", { unit: name })} onClose={onClose} size="wide">
      {previewed === undefined ? (
        <Form failure={undefined} onSubmit={submit}>
          <p>{text("endText")}</p>
          <TextField
            label={text("field_validTo")}
            type="date"
            value={lastDay}
            error={asked && dayIsWrong ? text("fault_validTo") : undefined}
            onChange={setLastDay}
          />
          <UnitPicker
            label={text("field_successor")}
            hint={text("endNoSuccessor")}
            units={successors}
            value={successor}
            onChange={setSuccessor}
          />
          <p className="actions">
            <Button type="submit" look="main">
              {text("saveChecked")}
            </Button>
            <Button onClick={onClose}>{text("cancel")}</Button>
          </p>
        </Form>
      ) : (
        <UnitsPreview
          bodies={[previewed]}
          known={[...tree.byCode.values()]}
          onApplied={() => {
            notify(text("saved", { unit: name }));
            onClose();
          }}
          onBack={() => setPreviewed(undefined)}
        />
      )}
    </Dialog>
  );
}
