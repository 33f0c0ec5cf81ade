import type { UnitBody } from "@ioc/protocol/provisioning.ts";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type ReactElement, useMemo, useState } from "react";
import { Button } from "../desk/button.tsx";
import { useDeskLanguage, useNotify, useWords } from "../desk/desk-context.ts";
import { fieldFault } from "../desk/field-fault.ts";
import { Form } from "../desk/form.tsx";
import { nameIn } from "../language/language.ts";
import { UNITS_KEY } from "../shell/use-units.ts";
import { possibleParents, possibleSuccessors } from "./merge-plan.ts";
import { UnitFields } from "./unit-fields.tsx";
import { checkDraft, draftOf, isSameUnit, movesTree, type UnitField, type UnitStart } from "./unit-form.ts";
import type { UnitTree } from "./unit-tree.ts";
import { unitWords } from "./unit-words.ts";
import { UnitsPreview } from "./units-preview.tsx";
import { putUnits } from "./use-units.ts";

export interface UnitEditorProps {
  readonly tree: UnitTree;
  /** What stands in the form at first; of a new unit what is known of it. */
  readonly start: UnitStart;
  readonly isNew: boolean;
  readonly onDone: (code: string) => void;
  readonly onCancel: (() => void) | undefined;
}

/** One unit to be written; what moves numbers from board to board is shown before it is done. */
export function UnitEditor({ tree, start, isNew, onDone, onCancel }: UnitEditorProps): ReactElement {
  const text = useWords(unitWords);
  const language = useDeskLanguage();
  const notify = useNotify();
  const queries = useQueryClient();
  const [draft, setDraft] = useState(() => draftOf(start));
  const [asked, setAsked] = useState(false);
  const [previewed, setPreviewed] = useState<UnitBody | undefined>(undefined);
  const checked = checkDraft(draft);
  const taken = isNew && tree.byCode.has(draft.code.trim());
  const before = isNew ? undefined : tree.byCode.get(start.code ?? "");
  // Of thousands, and not to be looked for at each letter that is typed.
  const parents = useMemo(() => possibleParents(tree, before?.code), [tree, before]);
  const successors = useMemo(
    () => (before === undefined ? [...tree.byCode.values()] : possibleSuccessors(tree, before.code)),
    [tree, before],
  );
  const done = (unit: UnitBody): void => {
    notify(text(isNew ? "added" : "saved", { unit: nameIn(language, unit) }));
    onDone(unit.code);
  };
  const save = useMutation({
    mutationFn: (unit: UnitBody) => putUnits([unit]),
    onSuccess: async (_, unit) => {
      await queries.invalidateQueries({ queryKey: UNITS_KEY });
      done(unit);
    },
  });

  const submit = (): void => {
    setAsked(true);
    if (!checked.ok || taken) return;
    if (before !== undefined && isSameUnit(before, checked.unit)) notify(text("unchanged"));
    else if (before !== undefined && movesTree(before, checked.unit)) setPreviewed(checked.unit);
    else save.mutate(checked.unit);
  };
  const faultOf = (field: UnitField): string | undefined => {
    if (field === "code" && taken) return text("fault_codeTaken");
    if (asked && !checked.ok && checked.faults.includes(field)) return text(`fault_${field}`);
    return fieldFault(language, save.error, `0.${field}`);
  };

  if (previewed !== undefined) {
    return (
      <UnitsPreview
        bodies={[previewed]}
        known={[...tree.byCode.values()]}
        onApplied={() => done(previewed)}
        onBack={() => setPreviewed(undefined)}
      />
    );
  }
  const willMove = before !== undefined && checked.ok && movesTree(before, checked.unit);
  return (
    <Form failure={save.error} onSubmit={submit}>
      <UnitFields
        draft={draft}
        onChange={(field, value) => setDraft((now) => ({ ...now, [field]: value }))}
        faultOf={faultOf}
        isNew={isNew}
        parents={parents}
        successors={successors}
      />
      <p className="actions">
        <Button type="submit" look="main" busy={save.isPending}>
          {text(willMove ? "saveChecked" : "save")}
        </Button>
        {onCancel !== undefined && <Button onClick={onCancel}>{text("cancel")}</Button>}
      </p>
    </Form>
  );
}
