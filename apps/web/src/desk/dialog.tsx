import { type ReactElement, type ReactNode, useId, useLayoutEffect, useRef } from "react";

export interface DialogProps {
  readonly title: string;
  /** Asked for by Esc; buttons inside call it themselves. */
  readonly onClose: () => void;
  /** `wide` where a table stands in it. */
  readonly size?: "usual" | "wide";
  readonly children: ReactNode;
}

/** A dialog over the page for as long as it is rendered; the focus goes back to where it came from. */
export function Dialog({ title, onClose, size = "usual", children }: DialogProps): ReactElement {
  const id = useId();
  const element = useRef<HTMLDialogElement>(null);
  // Closed before it is taken out of the document: only a dialog that is closed gives the focus back.
  useLayoutEffect(() => {
    const dialog = element.current;
    dialog?.showModal();
    return () => dialog?.close();
  }, []);
  return (
    <dialog ref={element} className={`dialog dialog-${size}`} aria-labelledby={id} onCancel={onClose}>
      <h2 id={id} tabIndex={-1}>
        {title}
      </h2>
      {children}
    </dialog>
  );
}
