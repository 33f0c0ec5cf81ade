import { type ReactElement, type ReactNode, useEffect, useRef } from "react";

export interface PageProps {
  readonly title: string;
  /** One sentence under the title. */
  readonly lead?: ReactNode;
  /** Buttons of the whole page, beside the title. */
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** What a page begins with. Its title is the document's, and takes the focus when one came here from another page. */
export function Page({ title, lead, actions, children }: PageProps): ReactElement {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} · Một Cửa IOC`;
  }, [title]);
  useEffect(() => {
    // At the first load the focus is the browser's own affair.
    if (document.documentElement.dataset["navigated"] === "yes") heading.current?.focus();
    document.documentElement.dataset["navigated"] = "yes";
  }, []);
  return (
    <>
      <div className="page-head">
        <div className="page-words">
          <h1 ref={heading} tabIndex={-1}>
            {title}
          </h1>
          {lead !== undefined && <p className="page-lead">{lead}</p>}
        </div>
        {actions !== undefined && <div className="page-actions">{actions}</div>}
      </div>
      {children}
    </>
  );
}
