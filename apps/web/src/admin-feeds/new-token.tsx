import type { ReactElement } from "react";
import { useDeskLanguage, useWords } from "../desk/desk-context.ts";
import { FailureNote } from "../desk/failure-note.tsx";
import { SecretBox } from "../desk/secret-box.tsx";
import type { ChoosableUnit } from "../desk/unit-choices.ts";
import { nameIn } from "../language/language.ts";
import { feedWords } from "./feed-words.ts";
import { TryToken } from "./try-token.tsx";
import { useFirstProcedure } from "./use-feeds.ts";

/** A token that is shown this once, and how to send with it. */
export function NewToken({ token, unit }: { token: string; unit: ChoosableUnit }): ReactElement {
  const text = useWords(feedWords);
  const name = nameIn(useDeskLanguage(), unit);
  const { data: procedure, error } = useFirstProcedure();
  return (
    <>
      <SecretBox label={text("token")} secret={token} />
      <h3>{text("tryIt")}</h3>
      <FailureNote failure={error} />
      {procedure === null && (
        <>
          <p>{text("needProcedures")}</p>
          <p className="actions">
            {/* Beside this page: the token is shown on it this once. */}
            <a className="button" href="/admin/procedures" target="_blank" rel="noreferrer">
              {text("openProcedures")}
            </a>
          </p>
        </>
      )}
      {procedure != null && (
        <>
          <p className="soft">{text("tryItText", { unit: name, procedure: procedure.name })}</p>
          <TryToken token={token} unit={unit.code} unitName={name} procedure={procedure.code} />
        </>
      )}
    </>
  );
}
