import type { DirectiveAction } from "@ioc/domain/directive/directive-step.ts";
import { type Directive, MAX_DIRECTIVE_COMMENT } from "@ioc/protocol/directives.ts";
import { type ReactElement, useEffect, useRef, useState } from "react";
import { AreaField } from "../desk/area-field.tsx";
import { Button } from "../desk/button.tsx";
import { useDeskLanguage, useNotify, useWords } from "../desk/desk-context.ts";
import { deskWords } from "../desk/desk-words.ts";
import { fieldFault } from "../desk/field-fault.ts";
import { Form } from "../desk/form.tsx";
import { deedOf } from "./deed-of.ts";
import { directiveWords } from "./directive-words.ts";
import { missingWords } from "./missing-words.ts";
import { useTakeStep } from "./use-take-step.ts";

/** A step that something can be said with. */
export type SaidAction = Exclude<DirectiveAction, "seen">;

export interface StepFormProps {
  readonly directive: Directive;
  readonly action: SaidAction;
  readonly onDone: () => void;
}

/** What is said with a step. */
export function StepForm({ directive, action, onDone }: StepFormProps): ReactElement {
  const text = useWords(directiveWords);
  const inGeneral = useWords(deskWords);
  const language = useDeskLanguage();
  const notify = useNotify();
  const field = useRef<HTMLDivElement>(null);
  const [comment, setComment] = useState("");
  const [asked, setAsked] = useState(false);
  const take = useTakeStep(directive.id);
  const missing = missingWords(action, directive.state, comment);
  useEffect(() => field.current?.querySelector("textarea")?.focus(), []);
  const submit = (): void => {
    setAsked(true);
    if (missing !== undefined) return;
    const said = comment.trim().normalize("NFC");
    take.mutate(
      { action, comment: said === "" ? undefined : said },
      {
        onSuccess: () => {
          notify(text(`done_${action}`));
          onDone();
        },
      },
    );
  };
  return (
    <div ref={field}>
      <Form failure={take.error} onSubmit={submit}>
        <AreaField
          label={text(`said_${action}`)}
          hint={
            deedOf(action, directive.state) === "withdraw"
              ? text("closeEarly")
              : missingWords(action, directive.state, "") === undefined && text("mayBeEmpty")
          }
          maxLength={MAX_DIRECTIVE_COMMENT}
          value={comment}
          onChange={setComment}
          error={asked && missing !== undefined ? text(missing) : fieldFault(language, take.error, "comment")}
        />
        <p className="actions">
          <Button type="submit" look="main" busy={take.isPending}>
            {text(`do_${deedOf(action, directive.state)}`)}
          </Button>
          <Button onClick={onDone}>{inGeneral("cancel")}</Button>
        </p>
      </Form>
    </div>
  );
}
