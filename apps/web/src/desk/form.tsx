import { type FormEvent, type ReactElement, type ReactNode, useLayoutEffect, useRef, useState } from "react";
import { FailureNote } from "./failure-note.tsx";

export interface FormProps {
  /** Why the server refused it; undefined or null: it did not. */
  readonly failure: unknown;
  readonly onSubmit: () => void;
  readonly children: ReactNode;
}

/** A form that checks by itself, so that errors are told in the page's words; a wrong one puts the focus on what is wrong. */
export function Form({ failure, onSubmit, children }: FormProps): ReactElement {
  const element = useRef<HTMLFormElement>(null);
  const submitted = useRef(false);
  // What is wrong now may have been wrong before, and then nothing else would draw it anew.
  const [, setSubmissions] = useState(0);
  useLayoutEffect(() => {
    if (!submitted.current) return;
    const wrong = element.current?.querySelector<HTMLElement>("[aria-invalid]");
    if (wrong === null || wrong === undefined) return;
    submitted.current = false;
    wrong.focus();
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    submitted.current = true;
    setSubmissions((count) => count + 1);
    onSubmit();
  };
  /** From then on the focus is where somebody types. */
  const typed = (): void => {
    submitted.current = false;
  };
  return (
    <form ref={element} className="form" noValidate onSubmit={submit} onInput={typed}>
      {children}
      <FailureNote failure={failure} />
    </form>
  );
}
