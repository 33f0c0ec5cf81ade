import { type ReactElement, useMemo, useState } from "react";
import { Button } from "../desk/button.tsx";
import { useDeskLanguage, useNotify, useWords } from "../desk/desk-context.ts";
import { Form } from "../desk/form.tsx";
import { TextField } from "../desk/text-field.tsx";
import { nameIn } from "../language/language.ts";
import { formatDate } from "../numbers/civil-time.ts";
import { MergeInto, type MergeTarget } from "./merge-into.tsx";
import { MergeList } from "./merge-list.tsx";
import { dayBefore, type MergeFault, type MergeOrder, mergeBodies, mergeFaults, sharedParent } from "./merge-plan.ts";
import { checkDraft, draftOf } from "./unit-form.ts";
import type { UnitTree } from "./unit-tree.ts";
import { unitWords } from "./unit-words.ts";
import { UnitsPreview } from "./units-preview.tsx";

export interface MergeUnitsProps {
  readonly tree: UnitTree;
  /** The unit from which it was begun. */
  readonly first: string | undefined;
  readonly today: string;
  readonly onDone: (into: string) => void;
  readonly onCancel: () => void;
}

/** Several units become one: which, into what, from when; then what it does to the boards; then it is done. */
export function MergeUnits({ tree, first, today, onDone, onCancel }: MergeUnitsProps): ReactElement {
  const text = useWords(unitWords);
  const language = useDeskLanguage();
  const notify = useNotify();
  const [units, setUnits] = useState<readonly string[]>(first === undefined ? [] : [first]);
  const [target, setTarget] = useState<MergeTarget>(() => ({
    kind: "new",
    draft: draftOf({ kind: tree.byCode.get(first ?? "")?.kind, parent: sharedParent(tree, first ? [first] : []) }),
    code: undefined,
  }));
  const [from, setFrom] = useState("");
  const [asked, setAsked] = useState(false);
  const [previewed, setPreviewed] = useState<MergeOrder | undefined>(undefined);
  const made = checkDraft(target.draft);
  const into = target.kind === "existing" ? (target.code ?? "") : made.ok ? made.unit : undefined;
  const order = into === undefined ? undefined : { units, into, from };
  const faults = order === undefined ? [] : mergeFaults(tree, order);
  const bodies = useMemo(() => (previewed === undefined ? [] : mergeBodies(tree, previewed)), [tree, previewed]);
  const nameOf = (code: string): string => {
    const unit = tree.byCode.get(code);
    return unit === undefined ? code : nameIn(language, unit);
  };
  const say = ({ fault, unit }: MergeFault): string =>
    text(`mergeFault_${fault}`, unit === undefined ? {} : { unit: nameOf(unit) });

  const submit = (): void => {
    setAsked(true);
    if (order !== undefined && faults.length === 0) setPreviewed(order);
  };
  if (previewed !== undefined) {
    const name = typeof previewed.into === "string" ? nameOf(previewed.into) : nameIn(language, previewed.into);
    const ended = bodies.filter(({ successor }) => successor != null).length;
    return (
      <>
        <h2>{text("mergeTitle")}</h2>
        <ul className="merge-plan">
          <li>{text("mergePlan", { count: ended, date: formatDate(dayBefore(previewed.from) ?? "") })}</li>
          <li>{text("mergePlanInto", { into: name, date: formatDate(previewed.from) })}</li>
        </ul>
        <UnitsPreview
          bodies={bodies}
          known={[...tree.byCode.values()]}
          onApplied={() => {
            notify(text("mergeDone", { count: ended, into: name }));
            onDone(typeof previewed.into === "string" ? previewed.into : previewed.into.code);
          }}
          onBack={() => setPreviewed(undefined)}
        />
      </>
    );
  }
  const add = (code: string): void => {
    const all = [...new Set([...units, code])];
    setUnits(all);
    // What the new unit is most likely to be follows from what it is made of, until it is written otherwise.
    const { draft } = target;
    const [kind, parent] = [tree.byCode.get(code)?.kind, sharedParent(tree, all)];
    setTarget({
      ...target,
      draft: { ...draft, kind: draft.kind || (kind ?? ""), parent: draft.parent || (parent ?? "") },
    });
  };
  const ofDay = faults.filter(({ fault }) => fault === "noDay");
  const ofUnits = faults.filter(({ fault, unit }) => fault !== "noDay" && fault !== "codeTaken" && unit !== "");
  return (
    <>
      <h2>{text("mergeTitle")}</h2>
      <p className="soft">{text("mergeText")}</p>
      <Form failure={undefined} onSubmit={submit}>
        <MergeList
          tree={tree}
          units={units}
          faults={asked ? ofUnits.map(say) : []}
          onAdd={add}
          onRemove={(code) => setUnits(units.filter((unit) => unit !== code))}
        />
        <MergeInto tree={tree} target={target} asked={asked} onChange={setTarget} />
        <fieldset>
          <legend>{text("mergeFrom")}</legend>
          <TextField
            label={text("field_validFrom")}
            type="date"
            value={from}
            hint={from !== "" && from < today ? text("mergePast") : undefined}
            error={asked && ofDay[0] !== undefined ? say(ofDay[0]) : undefined}
            onChange={setFrom}
          />
        </fieldset>
        <p className="actions">
          <Button type="submit" look="main">
            {text("saveChecked")}
          </Button>
          <Button onClick={onCancel}>{text("cancel")}</Button>
        </p>
      </Form>
    </>
  );
}
