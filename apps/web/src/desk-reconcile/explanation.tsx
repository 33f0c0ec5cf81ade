import type { Reconciliation } from "@ioc/protocol/reconciliation.ts";
import type { ReactElement, ReactNode } from "react";
import { Link } from "react-router";
import { useDeskLanguage, useWords } from "../desk/desk-context.ts";
import { formatCount } from "../numbers/number-format.ts";
import { withUnit } from "../shell/desk-unit.ts";
import { ItemTable } from "./item-table.tsx";
import { reconcileWords } from "./reconcile-words.ts";

const FAULTS = ["rejected", "orphan", "doubleReceived", "unknownProcedure", "foreign"] as const;

/** The dossiers that make a figure differ, by the unit's own list; without one, those that may. */
export function Explanation({ answer, title }: { answer: Reconciliation; title: string }): ReactElement {
  const text = useWords(reconcileWords);
  const { list, candidates, faults, unit } = answer;
  const found = FAULTS.filter((kind) => faults[kind] > 0);
  return (
    <section className="page-section" aria-label={title}>
      <h3>{title}</h3>
      {list != null && <ListDifferences list={list} />}
      {list == null && candidates.length > 0 && (
        <>
          <h4>{text("candidates")}</h4>
          <p className="field-hint">{text("candidatesHint")}</p>
        </>
      )}
      {list == null &&
        candidates.map(({ kind, total, items }) => (
          <Part key={kind} title={text(kind)} total={total} shown={items.length}>
            <ItemTable caption={text(kind)} rows={items.map((item) => ({ item }))} />
          </Part>
        ))}
      {found.length > 0 && (
        <p>
          {text("faultsOf")}: {found.map((kind) => `${faults[kind]} ${text(`fault_${kind}`)}`).join(", ")}.{" "}
          <Link to={withUnit("/connection", unit.code)}>{text("seeFaults")}</Link>
        </p>
      )}
    </section>
  );
}

function ListDifferences({ list }: { list: NonNullable<Reconciliation["list"]> }): ReactElement {
  const text = useWords(reconcileWords);
  const language = useDeskLanguage();
  const { given, matched, repeated, unknown, notCounted, onlyHere, differing } = list;
  return (
    <>
      <p>{text("listSum", { given: formatCount(language, given), matched: formatCount(language, matched) })}</p>
      {repeated > 0 && <p className="soft">{text("repeated", { count: repeated })}</p>}
      <Part title={text("unknown")} hint={text("unknownHint")} total={unknown.total} shown={unknown.items.length}>
        <ul className="codes">
          {unknown.items.map(({ code }) => (
            <li key={code}>{code}</li>
          ))}
        </ul>
      </Part>
      <Part
        title={text("notCounted")}
        hint={text("notCountedHint")}
        total={notCounted.total}
        shown={notCounted.items.length}
      >
        <ItemTable caption={text("notCounted")} rows={notCounted.items.map((item) => ({ item }))} />
      </Part>
      <Part title={text("onlyHere")} hint={text("onlyHereHint")} total={onlyHere.total} shown={onlyHere.items.length}>
        <ItemTable caption={text("onlyHere")} rows={onlyHere.items.map((item) => ({ item }))} />
      </Part>
      <Part
        title={text("differing")}
        hint={text("differingHint")}
        total={differing.total}
        shown={differing.items.length}
      >
        <ItemTable caption={text("differing")} rows={differing.items} />
      </Part>
    </>
  );
}

interface PartProps {
  readonly title: string;
  readonly hint?: string;
  readonly total: number;
  readonly shown: number;
  readonly children: ReactNode;
}

function Part({ title, hint, total, shown, children }: PartProps): ReactElement {
  const text = useWords(reconcileWords);
  const language = useDeskLanguage();
  if (total === 0) {
    return (
      <p className="part-none">
        {title}: {text("nothing")}
      </p>
    );
  }
  return (
    <details className="part" open={total <= 20}>
      <summary>
        <b>{formatCount(language, total)}</b> {title}
      </summary>
      {hint !== undefined && <p className="field-hint">{hint}</p>}
      {children}
      {total > shown && <p className="soft">{text("moreItems", { count: total - shown })}</p>}
    </details>
  );
}
