import { screenListSchema } from "@ioc/protocol/screens.ts";
import { useQuery } from "@tanstack/react-query";
import type { ReactElement } from "react";
import { Link, useSearchParams } from "react-router";
import { useWords } from "../desk/desk-context.ts";
import { deskWords } from "../desk/desk-words.ts";
import { FailureNote } from "../desk/failure-note.tsx";
import { SCREENS_KEY } from "../screen-parts/screens-key.ts";
import { askJson } from "../shell/api.ts";
import { mayManageScreens } from "../shell/may.ts";
import { Page } from "../shell/page.tsx";
import { usePerson } from "../shell/shell-context.ts";
import { RemoteControl } from "./remote-control.tsx";
import { remoteWords } from "./remote-words.ts";
import { ScreenChoice } from "./screen-choice.tsx";
import "./remote.css";

const RENEW_MS = 10_000;

/** A leader's phone drives a wall screen. */
export function RemotePage(): ReactElement {
  const text = useWords(remoteWords);
  if (mayManageScreens(usePerson())) return <Remotes />;
  return (
    <Page title={text("title")} lead={text("notForYou")}>
      {null}
    </Page>
  );
}

function Remotes(): ReactElement {
  const text = useWords(remoteWords);
  const [query, setQuery] = useSearchParams();
  const chosen = query.get("screen");
  return (
    <Page title={text("title")} lead={chosen === null ? text("lead") : undefined}>
      <ChosenScreen chosen={chosen} onChoose={(screen) => setQuery(screen === undefined ? {} : { screen })} />
    </Page>
  );
}

interface ChosenScreenProps {
  /** Id of a screen; null: none was chosen. */
  readonly chosen: string | null;
  readonly onChoose: (id: string | undefined) => void;
}

function ChosenScreen({ chosen, onChoose }: ChosenScreenProps): ReactElement {
  const text = useWords(remoteWords);
  const inGeneral = useWords(deskWords);
  const list = useQuery({
    queryKey: SCREENS_KEY,
    queryFn: ({ signal }) => askJson("/screens", screenListSchema, { signal }),
    refetchInterval: RENEW_MS,
  });
  if (list.data === undefined) {
    return list.isPending ? <p>{inGeneral("loading")}</p> : <FailureNote failure={list.error} />;
  }
  const { items } = list.data;
  if (items.length === 0) {
    return (
      <div className="empty">
        <p>{text("none")}</p>
        <Link className="button button-plain" to="/approve">
          {text("letIn")}
        </Link>
      </div>
    );
  }
  const only = items.length === 1 ? items[0]?.id : undefined;
  const id = chosen ?? only;
  if (id === undefined) return <ScreenChoice screens={items} onChoose={onChoose} />;
  return <RemoteControl key={id} id={id} onOther={only === id ? undefined : () => onChoose(undefined)} />;
}
