import type { UnitBody } from "@ioc/protocol/provisioning.ts";
import { useQueryClient } from "@tanstack/react-query";
import { type ReactElement, useMemo, useState } from "react";
import { Button } from "../desk/button.tsx";
import { CsvExportButton } from "../desk/csv-export-button.tsx";
import { CsvImport } from "../desk/csv-import.tsx";
import { useDeskLanguage, useNotify, useWords } from "../desk/desk-context.ts";
import { Dialog } from "../desk/dialog.tsx";
import { FailureNote } from "../desk/failure-note.tsx";
import { nameIn } from "../language/language.ts";
import { civilTimeOf } from "../numbers/civil-time.ts";
import { Page } from "../shell/page.tsx";
import { serverNow } from "../shell/server-time.ts";
import { UNITS_KEY } from "../shell/use-units.ts";
import { MergeUnits } from "./merge-units.tsx";
import { UnitDetail } from "./unit-detail.tsx";
import { UnitEditor } from "./unit-editor.tsx";
import { UNIT_FIELDS } from "./unit-form.ts";
import { UnitKinds } from "./unit-kinds.tsx";
import { type UnitTask, useUnitTask, writeTask } from "./unit-task.ts";
import { createUnitTree, lifeOf, type UnitTree } from "./unit-tree.ts";
import { UnitTreePane } from "./unit-tree-pane.tsx";
import { unitWords } from "./unit-words.ts";
import { useFollowingFocus } from "./use-following-focus.ts";
import { useMemberWords } from "./use-member-words.ts";
import { putUnitCsv, tryUnitCsv, useWrittenUnits } from "./use-units.ts";
import "./units.css";

/** The organisation: a tree to search in, and beside it the unit that is worked on. */
export function UnitsPage(): ReactElement {
  const text = useWords(unitWords);
  const { data: units, error } = useWrittenUnits();
  const [task, goTo] = useUnitTask();
  const [reading, setReading] = useState(false);
  const today = civilTimeOf(serverNow()).date;
  const tree = useMemo(() => units && createUnitTree(units), [units]);
  const panes = useFollowingFocus(writeTask(task));
  return (
    <Page
      title={text("title")}
      lead={units && leadOf(units)}
      actions={
        <>
          <Button look="main" onClick={() => goTo({ kind: "add", parent: undefined })}>
            {text("add")}
          </Button>
          {units !== undefined && units.length > 1 && (
            <Button onClick={() => goTo({ kind: "merge", first: undefined })}>{text("merge")}</Button>
          )}
          <Button onClick={() => setReading(true)}>{text("csvIn")}</Button>
          {units !== undefined && units.length > 0 && <CsvExportButton path="/units" name="units.csv" />}
        </>
      }
    >
      <FailureNote failure={error} />
      {units === undefined && error === null && <p role="status">{text("loading")}</p>}
      {tree !== undefined && (tree.byCode.size > 0 || task.kind !== "look") && (
        <div ref={panes} className="units" data-task={task.kind}>
          <UnitTreePane
            tree={tree}
            chosen={task.kind === "edit" ? task.code : undefined}
            today={today}
            onChoose={(code) => goTo({ kind: "edit", code })}
          />
          <section className="unit-work">
            {task.kind !== "look" && (
              <p className="unit-back">
                <Button look="link" onClick={() => goTo({ kind: "look" })}>
                  {text("backToTree")}
                </Button>
              </p>
            )}
            <Work task={task} tree={tree} today={today} goTo={goTo} />
          </section>
        </div>
      )}
      {reading && <UnitsCsv units={units ?? []} onClose={() => setReading(false)} />}
    </Page>
  );

  function leadOf(all: readonly UnitBody[]): string {
    if (all.length === 0) return `${text("noUnits")} ${text("noUnitsText")}`;
    const ended = all.filter((unit) => lifeOf(unit, today) === "ended").length;
    const living = text("summary", { count: all.length - ended });
    return ended === 0 ? living : `${living} ${text("summaryEnded", { count: ended })}`;
  }
}

interface WorkProps {
  readonly task: UnitTask;
  readonly tree: UnitTree;
  readonly today: string;
  readonly goTo: (task: UnitTask) => void;
}

function Work({ task, tree, today, goTo }: WorkProps): ReactElement {
  const text = useWords(unitWords);
  const language = useDeskLanguage();
  if (task.kind === "merge") {
    return (
      <MergeUnits
        tree={tree}
        first={task.first}
        today={today}
        onDone={(code) => goTo({ kind: "edit", code })}
        onCancel={() => goTo(task.first === undefined ? { kind: "look" } : { kind: "edit", code: task.first })}
      />
    );
  }
  if (task.kind === "add") {
    const parent = task.parent === undefined ? undefined : tree.byCode.get(task.parent);
    const [root] = tree.roots;
    return (
      <>
        <h2>{text("newTitle")}</h2>
        {parent !== undefined && <p className="soft">{text("newBelow", { unit: nameIn(language, parent) })}</p>}
        <UnitEditor
          key={task.parent ?? ""}
          tree={tree}
          start={root === undefined ? { kind: "province" } : { parent: parent?.code }}
          isNew
          onDone={(code) => goTo({ kind: "edit", code })}
          onCancel={() => goTo(parent === undefined ? { kind: "look" } : { kind: "edit", code: parent.code })}
        />
      </>
    );
  }
  if (task.kind === "look") return <UnitKinds tree={tree} today={today} />;
  const unit = tree.byCode.get(task.code);
  if (unit === undefined) return <p>{text("notKnown", { code: task.code })}</p>;
  return <UnitDetail key={unit.code} tree={tree} unit={unit} today={today} goTo={goTo} />;
}

function UnitsCsv({ units, onClose }: { units: readonly UnitBody[]; onClose: () => void }): ReactElement {
  const text = useWords(unitWords);
  const language = useDeskLanguage();
  const notify = useNotify();
  const queries = useQueryClient();
  const memberWords = useMemberWords((code) => {
    const unit = units.find((candidate) => candidate.code === code);
    return unit === undefined ? code : nameIn(language, unit);
  });
  return (
    <Dialog title={text("csvInTitle")} onClose={onClose} size="wide">
      <CsvImport
        hint={text("csvInText", { columns: UNIT_FIELDS.join(", ") })}
        dryRun={tryUnitCsv}
        apply={putUnitCsv}
        onClose={(applied) => {
          onClose();
          if (!applied) return;
          notify(text("csvApplied"));
          void queries.invalidateQueries({ queryKey: UNITS_KEY });
        }}
        {...memberWords}
      />
    </Dialog>
  );
}
