import type { DossierItem } from "@ioc/protocol/dossiers.ts";
import { type ReactElement, useEffect, useRef } from "react";
import { fieldName } from "../language/field-name.ts";
import { nameIn } from "../language/language.ts";
import { civilTimeOf, formatDate } from "../numbers/civil-time.ts";
import { formatCount } from "../numbers/number-format.ts";
import type { DrillTarget } from "../page/drill-store.ts";
import { signInPath } from "../page/own-path.ts";
import { useDrill, useLanguage, usePage, useText, useWall } from "../page/page-context.ts";
import { Glyph } from "../stage/glyph.tsx";
import { useDossierList } from "./use-dossier-list.ts";
import "../styles/pages.css";

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
  const overview = useWall((state) => state.shown?.documents.overview);
  const nameOf = (code: string): string => {
    const named = overview?.unit.code === code ? overview.unit : (overview?.groups[code] ?? overview?.tiles[code]);
    return named === undefined ? code : nameIn(language, named);
  };
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} className="panel" onClose={close} aria-labelledby="panel-title">
      <h2 id="panel-title" className="panel-title">
        {text("dossiersBehind", { what: text(`list_${target.measure}`), value: formatCount(language, target.value) })}
      </h2>
      <p className="soft">
        {[nameOf(target.unit ?? unit), target.field && fieldName(language, target.field)]
          .filter((part) => part !== undefined)
          .join(" · ")}
      </p>
      {list.notForYou && (
        <p>
          {text("listNeedsSignIn")}{" "}
          <a href={signInPath(window.location.pathname + window.location.search)}>{text("signIn")}</a>
        </p>
      )}
      {list.total !== undefined && <Comparison total={list.total} value={target.value} />}
      {list.failure !== undefined && <p role="alert">{text("listFailed", { detail: list.failure })}</p>}
      {list.items.length > 0 && <DossierTable items={list.items} nameOf={nameOf} />}
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

interface DossierTableProps {
  readonly items: readonly DossierItem[];
  readonly nameOf: (unit: string) => string;
}

function DossierTable({ items, nameOf }: DossierTableProps): ReactElement {
  const text = useText();
  const language = useLanguage();
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
              <td>{nameOf(item.unit)}</td>
              <td>{fieldName(language, item.field)}</td>
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
