import { SEVERITIES } from "@ioc/domain/alert/severity.ts";
import type { AlertRule } from "@ioc/protocol/alert-rules.ts";
import type { ReactElement } from "react";
import { type Column, DataTable } from "../desk/data-table.tsx";
import { useDeskLanguage, useWords } from "../desk/desk-context.ts";
import { formatCount } from "../numbers/number-format.ts";
import { useMoment } from "../shell/use-moment.ts";
import { useUnitName } from "../shell/use-unit-name.ts";
import { Glyph } from "../stage/glyph.tsx";
import { ruleSentence } from "./rule-sentence.ts";
import { ruleWords } from "./rule-words.ts";
import type { StandingCounts } from "./standing-count.ts";

export interface RuleTableProps {
  readonly rules: readonly AlertRule[];
  /** Undefined: not known yet. */
  readonly counts: StandingCounts | undefined;
  /** Ids of those that are chosen. */
  readonly picked: ReadonlySet<string>;
  readonly onPick: (picked: ReadonlySet<string>) => void;
  readonly onOpen: (rule: AlertRule) => void;
}

export function RuleTable({ rules, counts, picked, onPick, onOpen }: RuleTableProps): ReactElement {
  const text = useWords(ruleWords);
  const language = useDeskLanguage();
  const unitName = useUnitName();
  const moment = useMoment();
  const countText = (count: number): string => {
    const number = formatCount(language, count);
    return counts?.isCut === true ? text("atLeast", { count: number }) : number;
  };
  const toggle = (id: string): void => {
    const next = new Set(picked);
    if (!next.delete(id)) next.add(id);
    onPick(next);
  };
  const columns: [Column<AlertRule>, ...Column<AlertRule>[]] = [
    {
      key: "name",
      title: text("column_name"),
      cell: (rule) => (
        <>
          {rule.name}
          <span className="rule-says">{ruleSentence(language, rule, unitName(rule.scope.unit))}</span>
        </>
      ),
    },
    { key: "unit", title: text("column_unit"), cell: ({ scope }) => unitName(scope.unit), look: "soft" },
    {
      key: "state",
      title: text("column_state"),
      cell: ({ enabled }) => (
        <span className="state">
          <Glyph name={enabled ? "met" : "suspended"} size={16} />
          {text(enabled ? "on" : "off")}
        </span>
      ),
    },
    {
      key: "alerts",
      title: text("column_alerts"),
      look: "soft",
      cell: ({ id }) => {
        if (counts === undefined) return null;
        const standing = counts.byRule.get(id);
        if (standing === undefined) return <span className="num">{countText(0)}</span>;
        return SEVERITIES.toReversed()
          .filter((severity) => standing[severity] > 0)
          .map((severity) => (
            <span key={severity} className="state rule-standing" data-standing={`${severity} ${standing[severity]}`}>
              <Glyph name={severity === "critical" ? "overdue" : "soon"} size={16} />
              {text(`standing_${severity}`, { count: countText(standing[severity]) })}
            </span>
          ));
      },
    },
    {
      key: "version",
      title: text("column_version"),
      look: "soft",
      cell: ({ version, changedBy, changedAt }) =>
        text("versionBy", { version, who: changedBy ?? text("nobody"), when: moment(changedAt) }),
    },
    {
      key: "pick",
      title: text("column_pick"),
      cell: ({ id, name }) => (
        <label className="rule-pick">
          <input type="checkbox" checked={picked.has(id)} onChange={() => toggle(id)} />
          <span className="unseen">{text("pick", { name })}</span>
        </label>
      ),
    },
  ];
  return (
    <DataTable
      caption={text("table")}
      columns={columns}
      rows={rules}
      keyOf={({ id }) => id}
      onOpen={onOpen}
      empty={text("none")}
    />
  );
}
