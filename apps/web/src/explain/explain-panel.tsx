import { type ReactElement, useEffect, useRef } from "react";
import { nameIn } from "../language/language.ts";
import { urgedMeasure } from "../numbers/urge.ts";
import { useDrill, useLanguage, useWall, useWords } from "../page/page-context.ts";
import { explainWords } from "./explain-words.ts";
import { NumberExplained, type NumberExplainedProps } from "./number-explained.tsx";
import { periodOf } from "./period-of.ts";
import { UrgeLink } from "./urge-link.tsx";

/** A number of the wall that explains itself, over the wall. */
export function ExplainPanel(props: Omit<NumberExplainedProps, "otherName">): ReactElement {
  const text = useWords(explainWords);
  const language = useLanguage();
  const close = useDrill((state) => state.close);
  const dialog = useRef<HTMLDialogElement>(null);
  const overview = useWall((state) => state.shown?.documents.overview);
  const otherName = (code: string): string => {
    const found = overview?.unit.code === code ? overview.unit : (overview?.groups[code] ?? overview?.tiles[code]);
    return found === undefined ? code : nameIn(language, found);
  };
  useEffect(() => dialog.current?.showModal(), []);
  const { target, unit, day, at } = props;
  const { part, sum, silent, except, exceptField } = target;
  // A directive is about a number of a board.
  const isPlain = [part, sum, silent, except, exceptField].every((narrows) => narrows === undefined);
  const measure = isPlain ? urgedMeasure(target.name) : undefined;
  return (
    <dialog ref={dialog} className="panel explain" onClose={close} aria-labelledby="panel-title">
      <NumberExplained {...props} otherName={otherName} />
      <p className="panel-actions">
        {at === undefined && measure !== undefined && (
          <UrgeLink
            unit={unit}
            measure={measure}
            field={target.field}
            own={target.own === true}
            from={periodOf(target, day).from}
            words="urge"
          />
        )}
        <button type="button" onClick={() => dialog.current?.close()}>
          {text("close")}
        </button>
      </p>
    </dialog>
  );
}
