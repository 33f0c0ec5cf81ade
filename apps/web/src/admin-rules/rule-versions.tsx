import type { AlertRule } from "@ioc/protocol/alert-rules.ts";
import type { ReactElement } from "react";
import { Button } from "../desk/button.tsx";
import { useDeskLanguage, useWords } from "../desk/desk-context.ts";
import { DifferenceTable } from "../desk/difference-table.tsx";
import { FailureNote } from "../desk/failure-note.tsx";
import { Section } from "../shell/section.tsx";
import { useMoment } from "../shell/use-moment.ts";
import { useUnitName } from "../shell/use-unit-name.ts";
import { plainRule } from "./plain-rule.ts";
import type { RuleBody } from "./rule-draft.ts";
import { memberWord, ruleInWords } from "./rule-in-words.ts";
import { ruleWords } from "./rule-words.ts";
import { useRuleVersions } from "./use-rules.ts";

export interface RuleVersionsProps {
  readonly rule: AlertRule;
  /** Makes a version the draft. */
  readonly onGoBack: (version: number, rule: RuleBody) => void;
}

/** Every version of a rule: who wrote it when and why, and what it changed. */
export function RuleVersions({ rule, onGoBack }: RuleVersionsProps): ReactElement {
  const text = useWords(ruleWords);
  const language = useDeskLanguage();
  const moment = useMoment();
  const unitName = useUnitName();
  const { data: versions, error } = useRuleVersions(rule.id);
  return (
    <Section title={text("versions")}>
      <FailureNote failure={error} />
      <ol className="rule-versions">
        {versions?.map((one, index) => {
          const before = versions[index + 1]?.rule;
          const said = one.rule;
          return (
            <li key={one.version}>
              <details open={index === 0}>
                <summary>
                  {text("version", {
                    version: one.version,
                    when: moment(one.changedAt),
                    who: one.changedBy ?? text("nobody"),
                  })}
                  {one.version === rule.version && <b> ({text("versionInForce")})</b>}
                </summary>
                <p>{text("versionReason", { reason: one.reason ?? text("noReason") })}</p>
                {said === null ? (
                  <p className="soft">{text("versionDeleted")}</p>
                ) : before == null ? (
                  <p className="soft">{text("versionFirst")}</p>
                ) : (
                  <DifferenceTable
                    before={ruleInWords(language, before, unitName)}
                    after={ruleInWords(language, said, unitName)}
                    wordOf={(member) => memberWord(language, member)}
                  />
                )}
                {said !== null && one.version !== rule.version && (
                  <p className="actions">
                    <Button
                      aria-label={text("goBackTo", { version: one.version })}
                      onClick={() => onGoBack(one.version, plainRule(said))}
                    >
                      {text("goBack")}
                    </Button>
                  </p>
                )}
              </details>
            </li>
          );
        })}
      </ol>
    </Section>
  );
}
