import type { ReactElement } from "react";
import { Button } from "../desk/button.tsx";
import { useNotify, useWords } from "../desk/desk-context.ts";
import { deskWords } from "../desk/desk-words.ts";
import { FailureNote } from "../desk/failure-note.tsx";
import { ApiError } from "../shell/api-error.ts";
import { ControlPanel } from "./control-panel.tsx";
import { ExplainedHere } from "./explained-here.tsx";
import { NowShown } from "./now-shown.tsx";
import { remoteWords } from "./remote-words.ts";
import { useRemote } from "./use-remote.ts";

export interface RemoteControlProps {
  readonly id: string;
  /** Undefined: there is no other screen. */
  readonly onOther: (() => void) | undefined;
}

/** What a screen shows and who drives it; its controls, unless somebody else drives: those are taken over first. */
export function RemoteControl({ id, onOther }: RemoteControlProps): ReactElement {
  const text = useWords(remoteWords);
  const inGeneral = useWords(deskWords);
  const notify = useNotify();
  const { screen, command, release } = useRemote(id, () => notify(text("released", { name: screen.data?.name ?? "" })));
  const item = screen.data;
  const other = onOther !== undefined && <Button onClick={onOther}>{text("other")}</Button>;
  if (screen.error instanceof ApiError && screen.error.code === "not-found") {
    return (
      <div className="remote">
        <p className="empty">{text("gone")}</p>
        <p className="actions">{other}</p>
      </div>
    );
  }
  if (item === undefined) {
    return screen.isPending ? <p>{inGeneral("loading")}</p> : <FailureNote failure={screen.error} />;
  }
  const isAnothers = item.drive !== null && !item.drive.mine;
  return (
    <div className="remote">
      <NowShown screen={item} />
      <FailureNote failure={command.error ?? release.error ?? screen.error} />
      {isAnothers ? (
        <>
          <p className="actions">
            <Button look="main" busy={command.isPending} onClick={() => command.mutate({})}>
              {text("takeOver")}
            </Button>
          </p>
          <ExplainedHere screen={item} />
        </>
      ) : (
        <ControlPanel screen={item} onCommand={command.mutate} />
      )}
      <p className="actions remote-foot">
        {item.drive?.mine === true && (
          <Button look="main" busy={release.isPending} onClick={() => release.mutate()}>
            {text("release")}
          </Button>
        )}
        {other}
      </p>
    </div>
  );
}
