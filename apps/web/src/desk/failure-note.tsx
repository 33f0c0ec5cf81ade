import type { ReactElement } from "react";
import { ApiError } from "../shell/api-error.ts";
import { Glyph } from "../stage/glyph.tsx";
import { useDeskLanguage, useWords } from "./desk-context.ts";
import { deskWords } from "./desk-words.ts";
import { faultText, saysWhere } from "./fault-text.ts";

/** How many faults are listed by themselves; of a long file the first ones tell what is wrong. */
const MOST_LISTED = 20;

/** Why something was refused, told at once; nothing when it was not. */
export function FailureNote({ failure }: { failure: unknown }): ReactElement | null {
  const text = useWords(deskWords);
  const language = useDeskLanguage();
  if (failure === undefined || failure === null) return null;
  const error = failure instanceof ApiError ? failure : new ApiError("internal", String(failure));
  const wait = error.retryAfterMs === undefined ? undefined : Math.max(1, Math.ceil(error.retryAfterMs / 1000));
  const listed = error.errors.slice(0, MOST_LISTED);
  return (
    <div className="failure" role="alert">
      <p className="failure-head">
        <Glyph name="overdue" size={16} />
        <span>
          <b>{text(`failure_${error.code}`)}</b>{" "}
          {listed.length === 0 && SAYS_MORE.has(error.code) && faultText(language, error.message)}
          {wait !== undefined && ` ${text("failureWait", { seconds: wait })}`}
        </span>
      </p>
      {listed.length > 0 && (
        <ul className="failure-list">
          {listed.map(({ path, message }) => (
            <li key={`${path} ${message}`}>
              {path !== "" && !saysWhere(message) && <code>{path}</code>} {faultText(language, message)}
            </li>
          ))}
        </ul>
      )}
      {error.errors.length > MOST_LISTED && <p>{text("failureMore", { count: error.errors.length - MOST_LISTED })}</p>}
    </div>
  );
}

/** Where the detail tells what the code does not. */
const SAYS_MORE: ReadonlySet<ApiError["code"]> = new Set(["invalid", "conflict", "not-found", "forbidden"]);
