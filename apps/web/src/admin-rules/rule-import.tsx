import type { AlertRule, AlertRuleEntry } from "@ioc/protocol/alert-rules.ts";
import type { DryRun } from "@ioc/protocol/provisioning-preview.ts";
import { type ReactElement, useState } from "react";
import { Button } from "../desk/button.tsx";
import { ChangeList } from "../desk/change-list.tsx";
import { useDeskLanguage, useWords } from "../desk/desk-context.ts";
import { deskWords } from "../desk/desk-words.ts";
import { FileDrop } from "../desk/file-drop.tsx";
import { Form } from "../desk/form.tsx";
import { TextField } from "../desk/text-field.tsx";
import { useUnitName } from "../shell/use-unit-name.ts";
import { entriesToPut, importPlan, rulesOfFile } from "./rule-file.ts";
import { memberWord, ruleInWords } from "./rule-in-words.ts";
import { ruleWords } from "./rule-words.ts";
import { putRules } from "./use-rules.ts";

interface Chosen {
  readonly name: string;
  readonly entries: readonly AlertRuleEntry[];
  readonly plan: DryRun;
}

export interface RuleImportProps {
  readonly known: readonly AlertRule[];
  /** After it was applied, or given up. */
  readonly onClose: (applied: boolean) => void;
}

/** Rules come in from a file: chosen or dropped, their differences shown, and only then applied. */
export function RuleImport({ known, onClose }: RuleImportProps): ReactElement {
  const text = useWords(ruleWords);
  const inGeneral = useWords(deskWords);
  const language = useDeskLanguage();
  const unitName = useUnitName();
  const [chosen, setChosen] = useState<Chosen | undefined>(undefined);
  const [reason, setReason] = useState("");
  const [asked, setAsked] = useState(false);
  const [failure, setFailure] = useState<unknown>(undefined);
  const [busy, setBusy] = useState(false);
  const changes = chosen?.plan.changes.filter(({ kind }) => kind !== "same") ?? [];

  const read = async (file: File): Promise<void> => {
    setChosen(undefined);
    setFailure(undefined);
    try {
      const entries = rulesOfFile(await file.text());
      setChosen({
        name: file.name,
        entries,
        plan: importPlan(entries, known, (rule) => ruleInWords(language, rule, unitName)),
      });
    } catch (error) {
      setFailure(error);
    }
  };
  const apply = async ({ entries, plan }: Chosen): Promise<void> => {
    setBusy(true);
    setFailure(undefined);
    await putRules(entriesToPut(entries, plan, reason.trim().normalize("NFC"))).then(() => onClose(true), setFailure);
    setBusy(false);
  };
  const submit = (): void => {
    setAsked(true);
    if (chosen !== undefined && changes.length > 0 && reason.trim() !== "") void apply(chosen);
  };
  return (
    <Form failure={failure} onSubmit={submit}>
      <FileDrop
        choose={text("importChoose")}
        accept=".json,application/json"
        hint={text("importHint")}
        onFile={(file) => void read(file)}
      />
      <p role="status" className="import-found">
        {chosen !== undefined && (
          <>
            <b>{chosen.name}</b>:{" "}
            {changes.length === 0
              ? text("importSame", { count: chosen.plan.count })
              : text("importWould", { count: changes.length, rules: chosen.plan.count })}
          </>
        )}
      </p>
      {changes.length > 0 && (
        <>
          <ChangeList changes={changes} wordOf={(member) => memberWord(language, member)} />
          <TextField
            label={text("reason")}
            hint={text("reasonHint")}
            value={reason}
            error={asked && reason.trim() === "" ? text("fault_missing") : undefined}
            onChange={setReason}
          />
        </>
      )}
      <p className="actions">
        {changes.length > 0 && (
          <Button type="submit" look="main" busy={busy}>
            {text("importApply", { count: changes.length })}
          </Button>
        )}
        <Button onClick={() => onClose(false)}>{inGeneral("cancel")}</Button>
      </p>
    </Form>
  );
}
