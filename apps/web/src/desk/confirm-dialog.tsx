import { type ReactElement, type ReactNode, useState } from "react";
import { Button } from "./button.tsx";
import { useWords } from "./desk-context.ts";
import { deskWords } from "./desk-words.ts";
import { Dialog } from "./dialog.tsx";
import { Form } from "./form.tsx";
import { TextField } from "./text-field.tsx";

export interface ConfirmDialogProps {
  readonly title: string;
  /** What will happen. */
  readonly children: ReactNode;
  /** The deed, on its button. */
  readonly deed: string;
  /** What has to be typed first, where the deed cannot be taken back. */
  readonly typed?: string;
  readonly busy: boolean;
  /** Why it was refused. */
  readonly failure: unknown;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}

export function ConfirmDialog(props: ConfirmDialogProps): ReactElement {
  const { title, children, deed, typed, busy, failure, onConfirm, onClose } = props;
  const text = useWords(deskWords);
  const [given, setGiven] = useState("");
  const [asked, setAsked] = useState(false);
  const matches = typed === undefined || given.trim() === typed;
  return (
    <Dialog title={title} onClose={onClose}>
      <Form
        failure={failure}
        onSubmit={() => {
          setAsked(true);
          if (matches) onConfirm();
        }}
      >
        <div className="prose">{children}</div>
        {typed !== undefined && (
          <TextField
            label={text("typeToConfirm", { typed })}
            value={given}
            onChange={setGiven}
            autoComplete="off"
            spellCheck={false}
            error={asked && !matches ? text("typedDiffers", { typed }) : undefined}
          />
        )}
        <p className="actions">
          <Button type="submit" look="danger" busy={busy}>
            {deed}
          </Button>
          <Button onClick={onClose}>{text("cancel")}</Button>
        </p>
      </Form>
    </Dialog>
  );
}
