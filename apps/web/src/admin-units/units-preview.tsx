import type { UnitBody } from "@ioc/protocol/provisioning.ts";
import type { UnitsPreview as Preview } from "@ioc/protocol/provisioning-preview.ts";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type ReactElement, useEffect, useId, useRef } from "react";
import { flushSync } from "react-dom";
import { Button } from "../desk/button.tsx";
import { ChangeList } from "../desk/change-list.tsx";
import { useDeskLanguage, useWords } from "../desk/desk-context.ts";
import { FailureNote } from "../desk/failure-note.tsx";
import { nameIn } from "../language/language.ts";
import { formatDate } from "../numbers/civil-time.ts";
import { UNITS_KEY } from "../shell/use-units.ts";
import { BoardEffects } from "./board-effects.tsx";
import { unitWords } from "./unit-words.ts";
import { useMemberWords } from "./use-member-words.ts";
import { previewUnits, putUnits } from "./use-units.ts";

export interface UnitsPreviewProps {
  /** What a `PUT` would carry. */
  readonly bodies: readonly UnitBody[];
  readonly known: readonly UnitBody[];
  readonly onApplied: () => void;
  readonly onBack: () => void;
}

/** What a change of units would do, before it is done. */
export function UnitsPreview({ bodies, known, onApplied, onBack }: UnitsPreviewProps): ReactElement {
  const text = useWords(unitWords);
  const language = useDeskLanguage();
  const queries = useQueryClient();
  const id = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  // It takes the place of the form that was just sent, and of the focus in it.
  useEffect(() => heading.current?.focus(), []);
  const back = (): void => {
    const around = heading.current?.closest(".unit-work, dialog");
    flushSync(onBack);
    const title = around?.querySelector<HTMLElement>("h2");
    if (title != null) {
      title.tabIndex = -1;
      title.focus();
    }
  };
  const preview = useQuery({
    queryKey: [...UNITS_KEY, "preview", bodies],
    queryFn: ({ signal }) => previewUnits(bodies, signal),
    // The numbers go on moving: a preview is of the moment it is asked for.
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const apply = useMutation({
    mutationFn: () => putUnits(bodies),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: UNITS_KEY, predicate: ({ queryKey }) => queryKey[1] !== "preview" });
      onApplied();
    },
  });
  const nameOf = (code: string): string => {
    const unit = bodies.find((body) => body.code === code) ?? known.find((body) => body.code === code);
    return unit === undefined ? code : nameIn(language, unit);
  };
  const memberWords = useMemberWords(nameOf);
  return (
    <section className="preview" aria-labelledby={id}>
      <h3 ref={heading} id={id} tabIndex={-1}>
        {text("previewTitle")}
      </h3>
      <div role="status">{preview.isPending && <p>{text("previewLoading")}</p>}</div>
      <FailureNote failure={preview.error ?? apply.error} />
      {preview.data !== undefined && (
        <>
          <p className="soft">
            {text("previewOn", {
              date: formatDate(preview.data.on),
              from: formatDate(preview.data.from),
              to: formatDate(preview.data.to),
            })}
          </p>
          <BoardEffects preview={preview.data} nameOf={nameOf} />
          <h4>{text("previewChanges", { count: changesOf(preview.data).length })}</h4>
          <ChangeList changes={changesOf(preview.data)} {...memberWords} />
        </>
      )}
      <p className="actions">
        {preview.data !== undefined && (
          <Button look="main" busy={apply.isPending} onClick={() => apply.mutate()}>
            {text("apply")}
          </Button>
        )}
        <Button onClick={back}>{text("back")}</Button>
      </p>
    </section>
  );
}

function changesOf({ changes }: Preview): Preview["changes"] {
  return changes.filter(({ kind }) => kind !== "same");
}
