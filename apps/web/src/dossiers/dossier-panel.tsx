import type { DossierItem } from "@ioc/protocol/dossiers.ts";
import { type ReactElement, useEffect, useRef } from "react";
import { civilTimeOf, formatDate } from "../numbers/civil-time.ts";
import { formatCount } from "../numbers/number-format.ts";
import { useDrill, useLanguage, usePage, useText } from "../page/page-context.ts";
import { Glyph } from "../stage/glyph.tsx";
import type { DrillTarget } from "./drill-store.ts";
import { useDossierList } from "./use-dossier-list.ts";

export interface DossierPanelProps {
  readonly target: DrillTarget;
  /** The board's own unit and day. */
  readonly unit: string;
  readonly day: string;
}

/** What a number is made of: the dossiers that it counts, and whether they are as many as it says. */
export function DossierPanel({ target, unit, day }: DossierPanelProps): ReactElement {
  const text = useText();
  const language = useLanguage();
  const close = useDrill((state) => state.close);
  const token = usePage().token.read();
  const dialog = useRef<HTMLDialogElement>(null);
  const list = useDossierList({ target, unit, day }, token);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} className="panel" onClose={close} aria-labelledby="panel-title">
      <h2 id="panel-title" className="panel-title">
        {text("dossiersBehind", { value: formatCount(language, target.value) })}
      </h2>
      {token === undefined && <p>{text("listNeedsSignIn")}</p>}
      {list.total !== undefined && <Comparison total={list.total} value={target.value} />}
      {list.failure !== undefined && <p role="alert">{text("listFailed", { detail: list.failure })}</p>}
      {list.items.length > 0 && <DossierTable items={list.items} />}
      {list.total === 0 && <p>{text("listEmpty")}</p>}
      {list.loading && <p>{text("listLoading")}</p>}
      <p className="panel-actions">
        {list.nextCursor !== undefined && !list.loading && (
          <button type="button" onClick={list.loadMore}>
            {text("listMore")}
          </button>
        )}
        <button type="button" onClick={() => dialog.current?.close()}>
          {text("close")}
        </button>
      </p>
    </dialog>
  );
}

function Comparison({ total, value }: { total: number; value: number }): ReactElement {
  const text = useText();
  const language = useLanguage();
  const same = total === value;
  const numbers = { total: formatCount(language, total), value: formatCount(language, value) };
  return (
    <p className="panel-comparison" data-total={total}>
      <Glyph name={same ? "met" : "soon"} size={18} />
      {text(same ? "listMatches" : "listDiffers", numbers)}
    </p>
  );
}

function DossierTable({ items }: { items: readonly DossierItem[] }): ReactElement {
  const text = useText();
  return (
    <div className="panel-list">
      <table>
        <thead>
          <tr>
            {(["dossier", "unit", "field", "receivedAt", "dueAt"] as const).map((key) => (
              <th key={key} scope="col">
                {text(key)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {items.map((item, index) => (
            // A dossier that was paid twice is there twice.
            // biome-ignore lint/suspicious/noArrayIndexKey: the list only grows at its end
            <tr key={index}>
              <th scope="row">{item.code}</th>
              <td>{item.unit}</td>
              <td>{item.field}</td>
              <td>{momentOf(item.receivedAt)}</td>
              <td>{momentOf(item.dueAt)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function momentOf(instant: string | null | undefined): string {
  if (!instant) return "–";
  const { date, minute } = civilTimeOf(instant);
  return `${minute} ${formatDate(date)}`;
}
