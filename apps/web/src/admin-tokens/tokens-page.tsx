import { type TokenList, tokenListSchema } from "@ioc/protocol/people.ts";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type ReactElement, useState } from "react";
import { Button } from "../desk/button.tsx";
import { ConfirmDialog } from "../desk/confirm-dialog.tsx";
import { type Column, DataTable } from "../desk/data-table.tsx";
import { useNotify, useWords } from "../desk/desk-context.ts";
import { deskWords } from "../desk/desk-words.ts";
import { FailureNote } from "../desk/failure-note.tsx";
import { askJson, askNothing } from "../shell/api.ts";
import { Page } from "../shell/page.tsx";
import { useMoment } from "../shell/use-moment.ts";
import { useUnitName } from "../shell/use-unit-name.ts";
import { TokenDialog } from "./token-dialog.tsx";
import { tokenWords } from "./token-words.ts";

type Token = TokenList["items"][number];
const TOKENS_KEY = ["tokens"];

/** Tokens of programs: made, listed, revoked. */
export function TokensPage(): ReactElement {
  const text = useWords(tokenWords);
  const inGeneral = useWords(deskWords);
  const notify = useNotify();
  const queries = useQueryClient();
  const unitName = useUnitName();
  const moment = useMoment();
  const [adding, setAdding] = useState(false);
  const [leaving, setLeaving] = useState<Token | undefined>(undefined);
  const reload = (): Promise<void> => queries.invalidateQueries({ queryKey: TOKENS_KEY });
  const list = useQuery({
    queryKey: TOKENS_KEY,
    queryFn: ({ signal }) => askJson("/tokens", tokenListSchema, { signal }),
  });
  const revoke = useMutation({
    mutationFn: ({ id }: Token) => askNothing(`/tokens/${encodeURIComponent(id)}`, { method: "DELETE" }),
    onSuccess: (_, { name }) => {
      notify(text("revoked", { name }));
      setLeaving(undefined);
      return reload();
    },
  });
  const columns: readonly [Column<Token>, ...Column<Token>[]] = [
    { key: "name", title: text("name"), cell: ({ name }) => name },
    { key: "role", title: text("role"), look: "soft", cell: ({ role }) => inGeneral(`role_${role}`) },
    { key: "unit", title: text("unit"), look: "soft", cell: ({ unit }) => unitName(unit) },
    { key: "made", title: text("createdAt"), look: "soft", cell: ({ createdAt }) => moment(createdAt) },
    { key: "used", title: text("lastUsedAt"), look: "soft", cell: ({ lastUsedAt }) => moment(lastUsedAt) },
    {
      key: "revoke",
      title: text("revoke"),
      cell: (token) => (
        <Button
          aria-label={text("revokeOf", { name: token.name })}
          onClick={() => {
            revoke.reset();
            setLeaving(token);
          }}
        >
          {text("revoke")}
        </Button>
      ),
    },
  ];
  return (
    <Page
      title={text("title")}
      lead={text("lead")}
      actions={
        <Button look="main" onClick={() => setAdding(true)}>
          {text("add")}
        </Button>
      }
    >
      <FailureNote failure={list.error} />
      {list.isPending && <p>{inGeneral("loading")}</p>}
      {list.data !== undefined && (
        <DataTable
          caption={text("title")}
          columns={columns}
          rows={list.data.items}
          keyOf={({ id }) => id}
          empty={text("none")}
        />
      )}
      {adding && <TokenDialog onMade={() => void reload()} onClose={() => setAdding(false)} />}
      {leaving !== undefined && (
        <ConfirmDialog
          title={text("revokeOf", { name: leaving.name })}
          deed={text("revoke")}
          busy={revoke.isPending}
          failure={revoke.error}
          onConfirm={() => revoke.mutate(leaving)}
          onClose={() => setLeaving(undefined)}
        >
          <p>{text("revokeText")}</p>
        </ConfirmDialog>
      )}
    </Page>
  );
}
