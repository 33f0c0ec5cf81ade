import { type Person, passwordMadeSchema } from "@ioc/protocol/people.ts";
import { useMutation } from "@tanstack/react-query";
import { type ReactElement, useState } from "react";
import { Button } from "../desk/button.tsx";
import { ConfirmDialog } from "../desk/confirm-dialog.tsx";
import { useNotify, useWords } from "../desk/desk-context.ts";
import { askJson, askNothing } from "../shell/api.ts";
import { peopleWords } from "./people-words.ts";
import { personPath } from "./use-people.ts";

export interface PersonDeedsProps {
  readonly person: Person;
  readonly onDone: () => void;
  readonly onPassword: (password: string) => void;
}

const DEEDS = ["resetPassword", "resetTwoFactor", "endSessions", "remove"] as const;
type Deed = (typeof DEEDS)[number];

/** What can be done to an account besides changing it; each is asked about once more. */
export function PersonDeeds({ person, onDone, onPassword }: PersonDeedsProps): ReactElement {
  const text = useWords(peopleWords);
  const notify = useNotify();
  const [asked, setAsked] = useState<Deed | undefined>(undefined);
  const path = personPath(person.id);
  const { name } = person;
  const run = useMutation({
    mutationFn: async (deed: Deed): Promise<string | undefined> => {
      if (deed === "resetPassword") {
        return (await askJson(`${path}/password`, passwordMadeSchema, { method: "POST" })).password;
      }
      const what = deed === "remove" ? path : `${path}/${deed === "endSessions" ? "sessions" : "two-factor"}`;
      await askNothing(what, { method: "DELETE" });
      return undefined;
    },
    onSuccess: (password, deed) => {
      if (password !== undefined) onPassword(password);
      else if (deed !== "resetPassword") {
        notify(text(`done_${deed}`, { name }));
        onDone();
      }
    },
  });
  const ask = (deed: Deed): void => {
    run.reset();
    setAsked(deed);
  };
  return (
    <section>
      <h3>{text("more")}</h3>
      <p className="actions">
        {DEEDS.filter((deed) => deed !== "resetTwoFactor" || person.twoFactor).map((deed) => (
          <Button key={deed} onClick={() => ask(deed)}>
            {text(deed)}
          </Button>
        ))}
      </p>
      {asked !== undefined && (
        <ConfirmDialog
          title={text(asked)}
          deed={text(asked)}
          {...(asked === "remove" && { typed: person.user })}
          busy={run.isPending}
          failure={run.error}
          onConfirm={() => run.mutate(asked)}
          onClose={() => setAsked(undefined)}
        >
          <p>{text(`${asked}Text`, { name })}</p>
        </ConfirmDialog>
      )}
    </section>
  );
}
