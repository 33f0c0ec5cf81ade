import type { Silence } from "@ioc/protocol/alerts.ts";
import { useMutation } from "@tanstack/react-query";
import type { ReactElement } from "react";
import { Button } from "../desk/button.tsx";
import { type Column, DataTable } from "../desk/data-table.tsx";
import { useNotify, useWords } from "../desk/desk-context.ts";
import { FailureNote } from "../desk/failure-note.tsx";
import { liesWithin } from "../desk/unit-choices.ts";
import { askNothing } from "../shell/api.ts";
import { placesOfRoles } from "../shell/may.ts";
import { Section } from "../shell/section.tsx";
import { usePerson } from "../shell/shell-context.ts";
import { useMoment } from "../shell/use-moment.ts";
import { useReadableUnits } from "../shell/use-readable-units.ts";
import { alertWords } from "./alert-words.ts";
import { useSilenceText } from "./use-silence-text.ts";
import { useReloadSilences, useSilences } from "./use-silences.ts";

/** What is silenced now; whoever may silence it may end that. */
export function SilenceList(): ReactElement {
  const text = useWords(alertWords);
  const notify = useNotify();
  const moment = useMoment();
  const person = usePerson();
  const units = useReadableUnits().data ?? [];
  const silenceText = useSilenceText();
  const reload = useReloadSilences();
  const { data: silences, error } = useSilences();
  const end = useMutation({
    mutationFn: ({ id }: Silence) => askNothing(`/silences/${encodeURIComponent(id)}`, { method: "DELETE" }),
    onSuccess: () => notify(text("silenceEnded")),
    onSettled: () => reload(),
  });
  const places = placesOfRoles(person, ["leader", "administrator"]);
  // Of a rule alone it is the server that knows where it holds.
  const mayEnd = ({ unit }: Silence): boolean => (unit === null ? places.length > 0 : liesWithin(units, places, unit));
  const columns: readonly [Column<Silence>, ...Column<Silence>[]] = [
    { key: "what", title: text("silenceWhat"), cell: silenceText },
    { key: "until", title: text("silenceUntil"), look: "soft", cell: ({ until }) => moment(until) },
    { key: "reason", title: text("reason"), look: "soft", cell: ({ reason }) => reason },
    { key: "by", title: text("by"), look: "soft", cell: ({ createdBy }) => createdBy ?? text("someone") },
    {
      key: "end",
      title: text("endSilence"),
      cell: (silence) =>
        mayEnd(silence) && (
          <Button
            aria-label={text("endSilenceOf", { what: silenceText(silence) })}
            busy={end.isPending}
            onClick={() => end.mutate(silence)}
          >
            {text("endSilence")}
          </Button>
        ),
    },
  ];
  return (
    <Section title={text("silences")}>
      <FailureNote failure={error ?? end.error} />
      {silences !== undefined && (
        <DataTable
          caption={text("silences")}
          columns={columns}
          rows={silences}
          keyOf={({ id }) => id}
          empty={text("silencesNone")}
        />
      )}
    </Section>
  );
}
