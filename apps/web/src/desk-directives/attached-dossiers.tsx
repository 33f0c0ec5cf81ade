import type { DossierList } from "@ioc/protocol/dossiers.ts";
import type { UseQueryResult } from "@tanstack/react-query";
import type { ReactElement } from "react";
import { CheckField } from "../desk/check-field.tsx";
import { useDeskLanguage, useWords } from "../desk/desk-context.ts";
import { FailureNote } from "../desk/failure-note.tsx";
import { formatCount } from "../numbers/number-format.ts";
import { DossierCodes } from "../shell/dossier-codes.tsx";
import { useMoment } from "../shell/use-moment.ts";
import { aboutText } from "./about-text.ts";
import { directiveWords } from "./directive-words.ts";
import type { DirectiveDraft } from "./use-directive-draft.ts";

export interface AttachedDossiersProps extends Pick<DirectiveDraft, "codes" | "about"> {
  readonly list: UseQueryResult<DossierList>;
  readonly attaches: boolean;
  readonly onAttaches: (attaches: boolean) => void;
}

/** The dossiers that go with a directive: how many, of which number, as of when, and which. Nothing where no number is meant. */
export function AttachedDossiers(props: AttachedDossiersProps): ReactElement | null {
  const { list, codes, about, attaches, onAttaches } = props;
  const text = useWords(directiveWords);
  const language = useDeskLanguage();
  const moment = useMoment();
  const what = aboutText(language, about);
  if (list.error !== null) return <FailureNote failure={list.error} />;
  if (list.data === undefined || what === undefined) {
    return list.fetchStatus === "fetching" ? <p className="directive-attached">{text("attaching")}</p> : null;
  }
  const { total } = list.data;
  if (total === 0) return <p className="directive-attached note">{text("attachNone", { what })}</p>;
  const isSome = list.data.nextCursor != null;
  return (
    <div className="directive-attached">
      <CheckField
        label={text("attach", { count: codes.length })}
        hint={text("attachNote", { what, time: moment(new Date(list.dataUpdatedAt).toISOString()) })}
        checked={attaches}
        onChange={onAttaches}
      />
      {isSome && (
        <p className="field-hint">
          {text("attachSome", { total: formatCount(language, total), count: formatCount(language, codes.length) })}
        </p>
      )}
      {attaches && (
        <details className="directive-codes">
          <summary>{text("attachShow")}</summary>
          <DossierCodes codes={codes} leads={false} />
        </details>
      )}
    </div>
  );
}
