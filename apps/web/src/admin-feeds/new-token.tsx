import { type ReactElement, useState } from "react";
import { Button } from "../desk/button.tsx";
import { useDeskLanguage, useWords } from "../desk/desk-context.ts";
import { SecretBox } from "../desk/secret-box.tsx";
import type { ChoosableUnit } from "../desk/unit-choices.ts";
import { nameIn } from "../language/language.ts";
import { feedWords } from "./feed-words.ts";
import { exampleEvent, sendingExample } from "./sending-example.ts";

/** A token that is shown this once, and how to send with it. */
export function NewToken({ token, unit }: { token: string; unit: ChoosableUnit }): ReactElement {
  const text = useWords(feedWords);
  const name = nameIn(useDeskLanguage(), unit);
  const [copied, setCopied] = useState<"no" | "yes" | "refused">("no");
  // Of the moment at which it is shown, so that it is the same each time it is copied.
  const [example] = useState(() => {
    const now = new Date();
    return sendingExample(
      window.location.origin,
      token,
      exampleEvent(unit.code, `thu-${now.getTime()}`, now.toISOString()),
    );
  });
  const copy = (): void => {
    const written = navigator.clipboard?.writeText(example) ?? Promise.reject(new Error("no clipboard"));
    written.then(
      () => setCopied("yes"),
      () => setCopied("refused"),
    );
  };
  return (
    <>
      <SecretBox label={text("token")} secret={token} />
      <h3>{text("tryIt")}</h3>
      <p className="soft">{text("tryItText", { unit: name })}</p>
      <section className="example" aria-label={text("tryIt")}>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reached by the keyboard */}
        <pre tabIndex={0}>{example}</pre>
      </section>
      <p className="actions">
        <Button onClick={copy}>{text("copyExample")}</Button>
        <a
          className="button button-plain"
          href={`/?unit=${encodeURIComponent(unit.code)}`}
          target="_blank"
          rel="noreferrer"
        >
          {text("openWall", { unit: name })}
        </a>
      </p>
      <p className="field-hint" role="status">
        {copied === "yes" ? text("copied") : copied === "refused" && text("copyRefused")}
      </p>
    </>
  );
}
