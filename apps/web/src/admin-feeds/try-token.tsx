import { type ReactElement, useState } from "react";
import { Button } from "../desk/button.tsx";
import { useWords } from "../desk/desk-context.ts";
import { feedWords } from "./feed-words.ts";
import { exampleEvent, sendingExample } from "./sending-example.ts";

export interface TryTokenProps {
  readonly token: string;
  readonly unit: string;
  readonly unitName: string;
  /** What the dossier is about, by its code. */
  readonly procedure: string;
}

/** Lines that send one event with a token, and the wall on which it is counted. */
export function TryToken({ token, unit, unitName, procedure }: TryTokenProps): ReactElement {
  const text = useWords(feedWords);
  const [copied, setCopied] = useState<"no" | "yes" | "refused">("no");
  // Of the moment at which it is shown, so that it is the same each time it is copied.
  const [example] = useState(() => {
    const now = new Date();
    const event = exampleEvent(unit, procedure, `thu-${now.getTime()}`, now.toISOString());
    return sendingExample(window.location.origin, token, event);
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
      <section className="example" aria-label={text("tryIt")}>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reached by the keyboard */}
        <pre tabIndex={0}>{example}</pre>
      </section>
      <p className="actions">
        <Button onClick={copy}>{text("copyExample")}</Button>
        <a className="button button-plain" href={`/?unit=${encodeURIComponent(unit)}`} target="_blank" rel="noreferrer">
          {text("openWall", { unit: unitName })}
        </a>
      </p>
      <p className="field-hint" role="status">
        {copied === "yes" ? text("copied") : copied === "refused" && text("copyRefused")}
      </p>
    </>
  );
}
