import type { AlertRule } from "@ioc/protocol/alert-rules.ts";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type ReactElement, useRef, useState } from "react";
import { Link, useNavigate } from "react-router";
import { Button } from "../desk/button.tsx";
import { ConfirmDialog } from "../desk/confirm-dialog.tsx";
import { useDeskLanguage, useNotify, useWords } from "../desk/desk-context.ts";
import { fieldFault } from "../desk/field-fault.ts";
import { Page } from "../shell/page.tsx";
import { useMoment } from "../shell/use-moment.ts";
import { BacktestView } from "./backtest-view.tsx";
import { isSameRule, plainRule } from "./plain-rule.ts";
import { RULES_PATH, rulePath } from "./rule-address.ts";
import { checkDraft, type DraftField, draftOf, PATH_OF_FIELD, type RuleBody, type RuleDraft } from "./rule-draft.ts";
import { RuleForm } from "./rule-form.tsx";
import { newRuleId } from "./rule-id.ts";
import { RuleVersions } from "./rule-versions.tsx";
import { ruleWords } from "./rule-words.ts";
import { StandingAlerts } from "./standing-alerts.tsx";
import { putRule, RULES_KEY, removeRule } from "./use-rules.ts";

export interface RuleEditorProps {
  /** The rule in force; undefined: it is a new one. */
  readonly known: AlertRule | undefined;
  /** What the draft begins with. */
  readonly start: RuleBody;
  /** Of a new rule, where it is not made from its name. */
  readonly id?: string;
  readonly rules: readonly AlertRule[];
}

/** One rule: its sentence, what it would have done, what it does now, and what it was before. */
export function RuleEditor({ known, start, id, rules }: RuleEditorProps): ReactElement {
  const text = useWords(ruleWords);
  const language = useDeskLanguage();
  const notify = useNotify();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const moment = useMoment();
  const top = useRef<HTMLDivElement>(null);
  const [draft, setDraft] = useState<RuleDraft>(() => draftOf(language, start));
  const [asked, setAsked] = useState(false);
  const [isRemoving, setRemoving] = useState(false);
  const checked = checkDraft(language, draft);
  const isChanged = known === undefined || checked.rule === undefined || !isSameRule(checked.rule, plainRule(known));

  const save = useMutation({
    mutationFn: putRule,
    onSuccess: async (saved) => {
      notify(text("saved", { name: saved.name }));
      setDraft(draftOf(language, plainRule(saved)));
      setAsked(false);
      await queries.invalidateQueries({ queryKey: [...RULES_KEY, "list"] });
      await queries.invalidateQueries({ queryKey: [...RULES_KEY, "versions", saved.id] });
      if (known === undefined) void navigate(rulePath(saved.id), { replace: true });
    },
  });
  const remove = useMutation({
    mutationFn: removeRule,
    onSuccess: async () => {
      notify(text("removed", { name: known?.name ?? "" }));
      await navigate(RULES_PATH);
      await queries.invalidateQueries({ queryKey: RULES_KEY });
    },
  });
  const submit = (): void => {
    setAsked(true);
    if (!isChanged) notify(text("unchanged"));
    else if (checked.rule !== undefined && Object.keys(checked.faults).length === 0) {
      const own =
        known?.id ?? id ?? newRuleId(draft.name, checked.rule.scope.unit, new Set(rules.map((one) => one.id)));
      save.mutate({ id: own, ...checked.rule, reason: draft.reason.trim().normalize("NFC") });
    }
  };
  const errorOf = (field: DraftField): string | undefined => {
    const fault = checked.faults[field];
    // Nobody is told that something is missing before they had the time to type it.
    if (fault !== undefined && (asked || fault !== "missing") && isChanged) return text(`fault_${fault}`);
    return fieldFault(language, save.error, PATH_OF_FIELD[field]);
  };
  const goBack = (version: number, rule: RuleBody): void => {
    setDraft({ ...draftOf(language, rule), reason: text("reasonBack", { version }) });
    notify(text("wentBack", { version }));
    top.current?.scrollIntoView();
    top.current?.querySelector<HTMLElement>("input")?.focus();
  };
  return (
    <Page
      title={known?.name ?? text("newTitle")}
      lead={
        known === undefined
          ? text("notYet")
          : text("inForceIs", {
              version: known.version,
              who: known.changedBy ?? text("nobody"),
              when: moment(known.changedAt),
            })
      }
      actions={
        <Link className="button" to={RULES_PATH}>
          {text("back")}
        </Link>
      }
    >
      <div className="rule-columns">
        <div className="rule-side" ref={top}>
          <RuleForm
            draft={draft}
            errorOf={errorOf}
            failure={save.error}
            onSubmit={submit}
            onChange={(changes) => setDraft((before) => ({ ...before, ...changes }))}
          >
            <p className="actions">
              <Button type="submit" look="main" busy={save.isPending} aria-disabled={!isChanged && !asked}>
                {text("save")}
              </Button>
              <Button
                onClick={() => {
                  setDraft(draftOf(language, start));
                  setAsked(false);
                }}
              >
                {text("discard")}
              </Button>
              {known !== undefined && <Button onClick={() => setRemoving(true)}>{text("remove")}</Button>}
            </p>
          </RuleForm>
        </div>
        <div className="rule-results">
          <BacktestView draft={checked.rule} known={known} isChanged={isChanged} />
          {known !== undefined && <StandingAlerts rule={known} />}
        </div>
      </div>
      {known !== undefined && <RuleVersions rule={known} onGoBack={goBack} />}
      {isRemoving && known !== undefined && (
        <ConfirmDialog
          title={text("remove")}
          deed={text("remove")}
          busy={remove.isPending}
          failure={remove.error}
          onConfirm={() => remove.mutate(known.id)}
          onClose={() => setRemoving(false)}
        >
          <p>{text("removeText", { name: known.name })}</p>
        </ConfirmDialog>
      )}
    </Page>
  );
}
