import { type ReactElement, useEffect, useRef } from "react";
import { Link } from "react-router";
import { Button } from "../desk/button.tsx";
import { useWords } from "../desk/desk-context.ts";
import { Glyph } from "../stage/glyph.tsx";
import type { Answered } from "./answered.ts";
import { approveWords } from "./approve-words.ts";

/** What became of the screen; it takes the focus, since what was pressed is gone. */
export function AnsweredNote({ answered, onAnother }: { answered: Answered; onAnother: () => void }): ReactElement {
  const text = useWords(approveWords);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const isApproved = answered.kind === "approved";
  return (
    <section className="approve">
      <h2 ref={heading} tabIndex={-1} className="approve-done">
        {isApproved && <Glyph name="met" size={24} />}
        {isApproved ? text("approvedTitle", { name: answered.screen.name }) : text("deniedTitle")}
      </h2>
      <p>{text(isApproved ? "approvedText" : "deniedText")}</p>
      <p className="actions">
        {isApproved && (
          <Link className="button button-main" to={`/remote?screen=${answered.screen.id}`}>
            {text("toRemote")}
          </Link>
        )}
        <Link className="button" to="/admin/screens">
          {text("toScreens")}
        </Link>
        <Button onClick={onAnother}>{text("another")}</Button>
      </p>
    </section>
  );
}
