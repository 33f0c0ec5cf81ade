import type { Person } from "@ioc/protocol/people.ts";
import { type ReactElement, useState } from "react";
import { Button } from "../desk/button.tsx";
import { CheckField } from "../desk/check-field.tsx";
import { useDeskLanguage, useWords } from "../desk/desk-context.ts";
import { deskWords } from "../desk/desk-words.ts";
import { fieldFault } from "../desk/field-fault.ts";
import { Form } from "../desk/form.tsx";
import { TextField } from "../desk/text-field.tsx";
import { GrantList } from "./grant-list.tsx";
import { peopleWords } from "./people-words.ts";
import { draftFaults, draftOf, type PersonDraft } from "./person-draft.ts";

export interface PersonFormProps {
  /** Undefined: a new one. */
  readonly person: Person | undefined;
  readonly failure: unknown;
  readonly busy: boolean;
  readonly onSave: (draft: PersonDraft) => void;
  readonly onCancel: () => void;
}

export function PersonForm({ person, failure, busy, onSave, onCancel }: PersonFormProps): ReactElement {
  const text = useWords(peopleWords);
  const inGeneral = useWords(deskWords);
  const language = useDeskLanguage();
  const [draft, setDraft] = useState(() => draftOf(person));
  const [asked, setAsked] = useState(false);
  const faults = draftFaults(draft);
  const change = (part: Partial<PersonDraft>): void => setDraft({ ...draft, ...part });
  return (
    <Form
      failure={failure}
      onSubmit={() => {
        setAsked(true);
        if (faults.size === 0) onSave(draft);
      }}
    >
      <TextField
        label={text("name")}
        value={draft.name}
        onChange={(name) => change({ name })}
        autoComplete="off"
        error={asked && faults.has("name") ? text("needName") : fieldFault(language, failure, "name")}
      />
      <TextField
        label={text("user")}
        hint={text("userHint")}
        value={draft.user}
        onChange={(user) => change({ user })}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        error={asked && faults.has("user") ? text("needUser") : fieldFault(language, failure, "user")}
      />
      <GrantList
        grants={draft.grants}
        faultOf={(index) =>
          asked && faults.has(`grants.${index}`) ? text("needUnit") : fieldFault(language, failure, `grants.${index}`)
        }
        onChange={(grants) => change({ grants })}
      />
      <TextField
        label={text("subject")}
        hint={text("subjectHint")}
        value={draft.subject}
        onChange={(subject) => change({ subject })}
        autoComplete="off"
        spellCheck={false}
        error={fieldFault(language, failure, "subject")}
      />
      {person !== undefined && (
        <CheckField
          label={text("disable")}
          hint={text("disableHint")}
          checked={draft.disabled}
          onChange={(disabled) => change({ disabled })}
        />
      )}
      <p className="actions">
        <Button type="submit" look="main" busy={busy}>
          {person === undefined ? text("add") : text("save")}
        </Button>
        <Button onClick={onCancel}>{inGeneral("cancel")}</Button>
      </p>
    </Form>
  );
}
