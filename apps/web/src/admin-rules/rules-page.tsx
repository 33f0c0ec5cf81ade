import type { AlertRule } from "@ioc/protocol/alert-rules.ts";
import type { ReactElement } from "react";
import { Link, useSearchParams } from "react-router";
import { useDeskLanguage, useWords } from "../desk/desk-context.ts";
import { FailureNote } from "../desk/failure-note.tsx";
import { unitChoices } from "../desk/unit-choices.ts";
import { Page } from "../shell/page.tsx";
import { useChoosableUnits } from "../shell/use-units.ts";
import { EMPTY_RULE } from "./empty-rule.ts";
import { plainRule } from "./plain-rule.ts";
import { RULES_PATH } from "./rule-address.ts";
import { RuleEditor } from "./rule-editor.tsx";
import { RuleList } from "./rule-list.tsx";
import { ruleWords } from "./rule-words.ts";
import { useRules, useSuggestedRules } from "./use-rules.ts";
import "./rules.css";

/** The alert rules, and one of them: which numbers are told to whom. What is looked at stands in the page's address. */
export function RulesPage(): ReactElement {
  const text = useWords(ruleWords);
  const [address] = useSearchParams();
  const { data: rules, error } = useRules();
  const id = address.get("rule");
  const isNew = address.has("new");
  if (rules === undefined) {
    return (
      <Page title={text("title")}>
        <FailureNote failure={error} />
      </Page>
    );
  }
  if (isNew) return <NewRule rules={rules} suggested={address.get("new") ?? ""} unit={address.get("unit")} />;
  if (id === null) return <RuleList rules={rules} />;
  const rule = rules.find((candidate) => candidate.id === id);
  if (rule === undefined) return <GoneRule />;
  return <KnownRule rule={rule} rules={rules} />;
}

function GoneRule(): ReactElement {
  const text = useWords(ruleWords);
  return (
    <Page title={text("title")} lead={text("gone")}>
      <p className="actions">
        <Link className="button" to={RULES_PATH}>
          {text("back")}
        </Link>
      </p>
    </Page>
  );
}

function KnownRule({ rule, rules }: { rule: AlertRule; rules: readonly AlertRule[] }): ReactElement {
  const language = useDeskLanguage();
  // In another language its numbers are written otherwise. A newer version takes no draft away from who writes it.
  return <RuleEditor key={`${rule.id} ${language}`} known={rule} start={plainRule(rule)} rules={rules} />;
}

/** A rule that begins with a suggested one, or with nothing. */
function NewRule(props: { rules: readonly AlertRule[]; suggested: string; unit: string | null }): ReactElement | null {
  const { rules, suggested, unit } = props;
  const language = useDeskLanguage();
  const units = useChoosableUnits();
  const { data, error } = useSuggestedRules(suggested === "" ? undefined : (unit ?? undefined));
  const found = data?.find(({ id }) => id === suggested);
  if (units.data === undefined || (suggested !== "" && data === undefined)) {
    return <FailureNote failure={units.error ?? error} />;
  }
  const top = unitChoices(units.data)[0]?.unit.code ?? "";
  return (
    <RuleEditor
      key={`${suggested} ${language}`}
      known={undefined}
      start={found === undefined ? { ...EMPTY_RULE, scope: { unit: top, each: "child" } } : plainRule(found)}
      {...(found && { id: found.id })}
      rules={rules}
    />
  );
}
