import type { ReactElement } from "react";
import { Button } from "../desk/button.tsx";
import { useWords } from "../desk/desk-context.ts";
import { Dialog } from "../desk/dialog.tsx";
import { SecretBox } from "../desk/secret-box.tsx";
import { channelWords } from "./channel-words.ts";

export interface NewSecretProps {
  readonly title: string;
  readonly secret: string;
  /** What else there is to know. */
  readonly note?: string;
  readonly onClose: () => void;
}

/** The key of a webhook's signatures, this once. */
export function NewSecret({ title, secret, note, onClose }: NewSecretProps): ReactElement {
  const text = useWords(channelWords);
  return (
    <Dialog title={title} onClose={onClose}>
      <p>{text("secretText")}</p>
      {note !== undefined && <p className="note">{note}</p>}
      <SecretBox label={text("secret")} secret={secret} />
      <p className="actions">
        <Button look="main" onClick={onClose}>
          {text("done")}
        </Button>
      </p>
    </Dialog>
  );
}
