import type { DossierItem } from "@ioc/protocol/dossiers.ts";
import { type ReactElement, useMemo } from "react";
import { fieldName } from "../language/field-name.ts";
import { civilTimeOf, formatDate } from "../numbers/civil-time.ts";
import { formatCount } from "../numbers/number-format.ts";
import { urgedMeasure } from "../numbers/urge.ts";
import { useLanguage, usePage, useWords } from "../page/page-context.ts";
import { Glyph } from "../stage/glyph.tsx";
import type { DossierListRequest } from "./dossier-list.ts";
import { explainWords } from "./explain-words.ts";
import { nameText } from "./number-text.ts";
import { SignInHint } from "./sign-in-hint.tsx";
import { UrgeLink } from "./urge-link.tsx";
import { useAtWall } from "./use-at-wall.ts";
import { useDossierList } from "./use-dossier-list.ts";

export interface DossiersBehindProps extends DossierListRequest {
  /** The number that the list has to be as long as. */
  readonly value: number;
  /** Whose dossiers they are, where it is not the measure's name alone that says so. */
  readonly title?: string | undefined;
  /** Whether the unit can be urged with it: not with a list of the past, nor with a part of a number. */
  readonly urges?: boolean;
  nameOf(unit: string): string;
}

/** The dossiers that a measure counts, and whether they are as many as it says. */
export function DossiersBehind({ value, title, urges = false, nameOf, ...asked }: DossiersBehindProps): ReactElement {
  const text = useWords(explainWords);
  const language = useLanguage();
  const token = usePage().token.read();
  const { unit, measure, field, own } = asked;
  const { from } = asked.period;
  const key = JSON.stringify(asked);
  const request = useMemo((): DossierListRequest => JSON.parse(key), [key]);
  const list = useDossierList(request, token);
  const atWall = useAtWall();
  if (list.notForYou && atWall) {
    return (
      <div className="explain-closed" data-list={measure}>
        <SignInHint of="listNeedsSignIn" />
      </div>
    );
  }
  return (
    <section className="explain-dossiers" data-list={measure}>
      <h3>{text("dossiersOf", { what: title ?? nameText(language, { measure }) })}</h3>
      {list.notForYou && <SignInHint of="listNeedsSignIn" />}
      {list.total !== undefined && <Comparison total={list.total} value={value} />}
      {urges && (list.total ?? 0) > 0 && urgedMeasure({ measure }) !== undefined && (
        <p>
          <UrgeLink unit={unit} measure={measure} field={field} own={own} from={from} words="urgeList" />
        </p>
      )}
      {list.failure !== undefined && <p role="alert">{text("failed", { detail: list.failure })}</p>}
      {list.items.length > 0 && <DossierTable items={list.items} nameOf={nameOf} />}
      {list.total === 0 && <p>{text("listEmpty")}</p>}
      {list.loading && <p>{text("loading")}</p>}
      {list.nextCursor !== undefined && !list.loading && (
        <button type="button" className="explain-more" onClick={list.loadMore}>
          {text("listMore")}
        </button>
      )}
    </section>
  );
}

function Comparison({ total, value }: { total: number; value: number }): ReactElement {
  const text = useWords(explainWords);
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
  const text = useWords(explainWords);
  const language = useLanguage();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard
    <section className="panel-list dossier-rows" tabIndex={0} aria-label={text("dossier")}>
      <table>
        <thead>
          <tr>
            {(["dossier", "dueAt", "unit", "field", "receivedAt"] as const).map((key) => (
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
              <td data-label={text("dueAt")}>{momentOf(item.dueAt)}</td>
              <td>{nameOf(item.unit)}</td>
              <td>{fieldName(language, item.field)}</td>
              <td data-label={text("receivedAt")}>{momentOf(item.receivedAt)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function momentOf(instant: string | null | undefined): string {
  if (!instant) return "–";
  const { date, minute } = civilTimeOf(instant);
  return `${minute} ${formatDate(date)}`;
}
