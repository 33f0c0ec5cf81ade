import { type OwnSessions, ownSessionsSchema } from "@ioc/protocol/session.ts";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { ReactElement } from "react";
import { Button } from "../desk/button.tsx";
import { type Column, DataTable } from "../desk/data-table.tsx";
import { useNotify, useWords } from "../desk/desk-context.ts";
import { deskWords } from "../desk/desk-words.ts";
import { FailureNote } from "../desk/failure-note.tsx";
import { askJson, askNothing } from "../shell/api.ts";
import { Section } from "../shell/section.tsx";
import { useMoment } from "../shell/use-moment.ts";
import { accountWords } from "./account-words.ts";
import { deviceName } from "./device-name.ts";

type OwnSession = OwnSessions["items"][number];
const KEY = ["own-sessions"];

/** Where one is signed in, each of which can be ended. */
export function OwnSessionList(): ReactElement {
  const text = useWords(accountWords);
  const inGeneral = useWords(deskWords);
  const moment = useMoment();
  const notify = useNotify();
  const queries = useQueryClient();
  const list = useQuery({
    queryKey: KEY,
    queryFn: ({ signal }) => askJson("/sessions", ownSessionsSchema, { signal }),
  });
  const end = useMutation({
    mutationFn: (id: string) => askNothing(`/sessions/${encodeURIComponent(id)}`, { method: "DELETE" }),
    onSuccess: () => {
      notify(text("ended"));
      return queries.invalidateQueries({ queryKey: KEY });
    },
  });
  const nameOf = ({ agent }: OwnSession): string => deviceName(agent) ?? text("deviceUnknown");
  const columns: readonly [Column<OwnSession>, ...Column<OwnSession>[]] = [
    { key: "device", title: text("device"), cell: nameOf },
    { key: "address", title: text("address"), look: "soft", cell: ({ address }) => address ?? "–" },
    { key: "from", title: text("signedInAt"), look: "soft", cell: ({ signedInAt }) => moment(signedInAt) },
    { key: "last", title: text("lastSeenAt"), look: "soft", cell: ({ lastSeenAt }) => moment(lastSeenAt) },
    {
      key: "end",
      title: text("end"),
      cell: (item) =>
        item.current ? (
          <b>{text("here")}</b>
        ) : (
          <Button
            busy={end.isPending && end.variables === item.id}
            aria-label={text("endOf", { device: nameOf(item), address: item.address ?? "–" })}
            onClick={() => end.mutate(item.id)}
          >
            {text("end")}
          </Button>
        ),
    },
  ];
  return (
    <Section title={text("sessions")}>
      <p className="soft">{text("sessionsLead")}</p>
      <FailureNote failure={list.error ?? end.error} />
      {list.data === undefined ? (
        list.isPending && <p>{inGeneral("loading")}</p>
      ) : (
        <DataTable
          caption={text("sessions")}
          columns={columns}
          rows={list.data.items}
          keyOf={({ id }) => id}
          empty="–"
        />
      )}
    </Section>
  );
}
