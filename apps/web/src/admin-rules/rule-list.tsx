import type { AlertRule } from "@ioc/protocol/alert-rules.ts";
import { useQueryClient } from "@tanstack/react-query";
import { type ReactElement, useMemo, useState } from "react";
import { useNavigate } from "react-router";
import { Button } from "../desk/button.tsx";
import { useNotify, useWords } from "../desk/desk-context.ts";
import { Dialog } from "../desk/dialog.tsx";
import { FailureNote } from "../desk/failure-note.tsx";
import { saveFile } from "../page/save-file.ts";
import { Page } from "../shell/page.tsx";
import { newRulePath, rulePath } from "./rule-address.ts";
import { ruleFile } from "./rule-file.ts";
import { RuleImport } from "./rule-import.tsx";
import { RuleTable } from "./rule-table.tsx";
import { ruleWords } from "./rule-words.ts";
import { standingCounts } from "./standing-count.ts";
import { SuggestedRules } from "./suggested-rules.tsx";
import { RULES_KEY, useAlerts } from "./use-rules.ts";

/** The rules that there are, and those that are suggested. */
export function RuleList({ rules }: { rules: readonly AlertRule[] }): ReactElement {
  const text = useWords(ruleWords);
  const notify = useNotify();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const { data: alerts, error } = useAlerts();
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const [isImporting, setImporting] = useState(false);
  const counts = useMemo(() => alerts && standingCounts(alerts), [alerts]);
  const chosen = rules.filter(({ id }) => picked.has(id));
  const close = (applied: boolean): void => {
    setImporting(false);
    if (!applied) return;
    notify(text("imported"));
    void queries.invalidateQueries({ queryKey: RULES_KEY });
  };
  return (
    <Page
      title={text("title")}
      lead={rules.length === 0 ? text("none") : text("lead", { count: rules.length })}
      actions={
        <>
          <Button look="main" onClick={() => void navigate(newRulePath())}>
            {text("add")}
          </Button>
          <Button onClick={() => setImporting(true)}>{text("importIn")}</Button>
          {rules.length > 0 && (
            <Button onClick={() => saveFile("alert-rules.json", ruleFile(chosen.length > 0 ? chosen : rules))}>
              {chosen.length > 0 ? text("exportSome", { count: chosen.length }) : text("exportAll")}
            </Button>
          )}
        </>
      }
    >
      <FailureNote failure={error} />
      {rules.length > 0 && (
        <RuleTable
          rules={rules}
          counts={counts}
          picked={picked}
          onPick={setPicked}
          onOpen={({ id }) => void navigate(rulePath(id))}
        />
      )}
      <SuggestedRules rules={rules} />
      {isImporting && (
        <Dialog title={text("importTitle")} onClose={() => setImporting(false)} size="wide">
          <RuleImport known={rules} onClose={close} />
        </Dialog>
      )}
    </Page>
  );
}
