import { type Person, personCreatedSchema, personSchema } from "@ioc/protocol/people.ts";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type ReactElement, useState } from "react";
import { Button } from "../desk/button.tsx";
import { useNotify, useWords } from "../desk/desk-context.ts";
import { deskWords } from "../desk/desk-words.ts";
import { Dialog } from "../desk/dialog.tsx";
import { SecretBox } from "../desk/secret-box.tsx";
import { askJson } from "../shell/api.ts";
import { peopleWords } from "./people-words.ts";
import { PersonDeeds } from "./person-deeds.tsx";
import { bodyOf, type PersonDraft } from "./person-draft.ts";
import { PersonForm } from "./person-form.tsx";
import { PEOPLE_KEY, personPath } from "./use-people.ts";

export interface PersonDialogProps {
  /** Absent: a new one. */
  readonly person?: Person;
  readonly onClose: () => void;
}

/** One person: made, changed, and what else can be done. */
export function PersonDialog({ person, onClose }: PersonDialogProps): ReactElement {
  const text = useWords(peopleWords);
  const inGeneral = useWords(deskWords);
  const notify = useNotify();
  const queries = useQueryClient();
  const [secret, setSecret] = useState<{ readonly label: string; readonly text: string } | undefined>(undefined);
  const reload = (): Promise<void> => queries.invalidateQueries({ queryKey: PEOPLE_KEY });
  const save = useMutation({
    mutationFn: async (draft: PersonDraft): Promise<string | undefined> => {
      const json = bodyOf(draft);
      if (person === undefined)
        return (await askJson("/people", personCreatedSchema, { method: "POST", json })).password;
      await askJson(personPath(person.id), personSchema, { method: "PUT", json });
      return undefined;
    },
    onSuccess: (password, { user, name }) => {
      void reload();
      if (password !== undefined) setSecret({ label: text("firstPassword", { user }), text: password });
      else {
        notify(text("saved", { name }));
        onClose();
      }
    },
  });
  const name = person?.name ?? save.variables?.name ?? "";
  if (secret !== undefined) {
    return (
      <Dialog key="secret" title={person === undefined ? text("created", { name }) : name} onClose={onClose}>
        <p>{text("createdText", { name })}</p>
        <SecretBox label={secret.label} secret={secret.text} />
        <p className="actions">
          <Button look="main" onClick={onClose}>
            {inGeneral("close")}
          </Button>
        </p>
      </Dialog>
    );
  }
  return (
    <Dialog title={person === undefined ? text("newTitle") : person.name} onClose={onClose}>
      <PersonForm
        person={person}
        failure={save.error}
        busy={save.isPending}
        onSave={(draft) => save.mutate(draft)}
        onCancel={onClose}
      />
      {person !== undefined && (
        <PersonDeeds
          person={person}
          onDone={() => {
            void reload();
            onClose();
          }}
          onPassword={(password) => {
            void reload();
            setSecret({ label: text("newPassword", { user: person.user }), text: password });
          }}
        />
      )}
    </Dialog>
  );
}
