import { type ReactElement, useState } from "react";
import { Button } from "../desk/button.tsx";
import { useWords } from "../desk/desk-context.ts";
import { Form } from "../desk/form.tsx";
import { TextField } from "../desk/text-field.tsx";
import { approveWords } from "./approve-words.ts";
import { userCodeOf } from "./user-code.ts";

const LONGEST = 20;

/** For whoever came without the QR code. */
export function CodeEntry({ onCode }: { onCode: (code: string) => void }): ReactElement {
  const text = useWords(approveWords);
  const [typed, setTyped] = useState("");
  const [asked, setAsked] = useState(false);
  const code = userCodeOf(typed);
  return (
    <div className="approve">
      <Form
        failure={undefined}
        onSubmit={() => {
          setAsked(true);
          if (code !== undefined) onCode(code);
        }}
      >
        <TextField
          label={text("code")}
          hint={text("codeHint")}
          error={asked && code === undefined ? text("needCode") : undefined}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          maxLength={LONGEST}
          value={typed}
          onChange={setTyped}
        />
        <p className="actions">
          <Button type="submit" look="main">
            {text("next")}
          </Button>
        </p>
      </Form>
    </div>
  );
}
