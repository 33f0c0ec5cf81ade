import type { AlertRule, AlertRuleEntry } from "@ioc/protocol/alert-rules.ts";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type ReactElement, useState } from "react";
import { Link } from "react-router";
import { Button } from "../desk/button.tsx";
import { useDeskLanguage, useNotify, useWords } from "../desk/desk-context.ts";
import { FailureNote } from "../desk/failure-note.tsx";
import { unitChoices } from "../desk/unit-choices.ts";
import { UnitPicker } from "../desk/unit-picker.tsx";
import { Section } from "../shell/section.tsx";
import { useUnitName } from "../shell/use-unit-name.ts";
import { useChoosableUnits } from "../shell/use-units.ts";
import { newRulePath } from "./rule-address.ts";
import { ruleSentence } from "./rule-sentence.ts";
import { ruleWords } from "./rule-words.ts";
import { putRule, RULES_KEY, useSuggestedRules } from "./use-rules.ts";

/** Rules that are worth having, for a unit and what is directly below it: each is added by one press, or looked at first. */
export function SuggestedRules({ rules }: { rules: readonly AlertRule[] }): ReactElement | null {
  const text = useWords(ruleWords);
  const language = useDeskLanguage();
  const notify = useNotify();
  const queries = useQueryClient();
  const unitName = useUnitName();
  const { data: units } = useChoosableUnits();
  const [chosen, setChosen] = useState<string | undefined>(undefined);
  const unit = chosen ?? unitChoices(units ?? [])[0]?.unit.code;
  const { data: suggested, error } = useSuggestedRules(unit);
  const add = useMutation({
    mutationFn: (entry: AlertRuleEntry) => putRule({ ...entry, reason: text("suggestedReason") }),
    onSuccess: async ({ name }) => {
      notify(text("suggestedAdded", { name }));
      await queries.invalidateQueries({ queryKey: RULES_KEY });
    },
  });
  if (units === undefined || unit === undefined) return null;
  const known = new Set(rules.map(({ id }) => id));
  const offered = suggested?.filter(({ id }) => !known.has(id));
  return (
    <Section title={text("suggested")}>
      <p className="soft">{text("suggestedHint")}</p>
      <div className="suggested-unit">
        <UnitPicker label={text("suggestedFor")} units={units} value={unit} onChange={setChosen} />
      </div>
      <FailureNote failure={error ?? add.error} />
      {offered?.length === 0 && <p className="empty">{text("suggestedAll")}</p>}
      <ul className="suggested-rules">
        {offered?.map((entry) => (
          <li key={entry.id}>
            <div>
              <b>{entry.name}</b>
              <p className="soft">{ruleSentence(language, entry, unitName(entry.scope.unit))}</p>
            </div>
            <div className="suggested-deeds">
              <Button
                aria-label={text("suggestedAddNamed", { name: entry.name })}
                busy={add.isPending && add.variables.id === entry.id}
                onClick={() => add.mutate(entry)}
              >
                {text("suggestedAdd")}
              </Button>
              <Link
                className="button button-link"
                aria-label={text("suggestedTryNamed", { name: entry.name })}
                to={newRulePath({ id: entry.id, unit })}
              >
                {text("suggestedTry")}
              </Link>
            </div>
          </li>
        ))}
      </ul>
    </Section>
  );
}
