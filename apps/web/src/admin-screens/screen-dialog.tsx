import { type ScreenBody, type ScreenItem, screenItemSchema } from "@ioc/protocol/screens.ts";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type ReactElement, useState } from "react";
import { Link } from "react-router";
import { Button } from "../desk/button.tsx";
import { ConfirmDialog } from "../desk/confirm-dialog.tsx";
import { useNotify, useWords } from "../desk/desk-context.ts";
import { deskWords } from "../desk/desk-words.ts";
import { Dialog } from "../desk/dialog.tsx";
import { FailureNote } from "../desk/failure-note.tsx";
import { draftOf } from "../screen-parts/screen-draft.ts";
import { ScreenForm } from "../screen-parts/screen-form.tsx";
import { SCREENS_KEY } from "../screen-parts/screens-key.ts";
import { askJson, askNothing } from "../shell/api.ts";
import { remotePath } from "../shell/navigation.ts";
import { useMoment } from "../shell/use-moment.ts";
import { ScreenReportNote } from "./screen-report-note.tsx";
import { screensWords } from "./screens-words.ts";

export interface ScreenDialogProps {
  readonly screen: ScreenItem;
  readonly onClose: () => void;
}

/** One screen: renamed, pointed elsewhere, reloaded, revoked. */
export function ScreenDialog({ screen, onClose }: ScreenDialogProps): ReactElement {
  const text = useWords(screensWords);
  const inGeneral = useWords(deskWords);
  const notify = useNotify();
  const moment = useMoment();
  const queries = useQueryClient();
  const [revoking, setRevoking] = useState(false);
  const { name } = screen;
  const path = `/screens/${encodeURIComponent(screen.id)}`;
  const done = (words: string): Promise<void> => {
    notify(words);
    onClose();
    return queries.invalidateQueries({ queryKey: SCREENS_KEY });
  };
  const save = useMutation({
    mutationFn: (json: ScreenBody) => askJson(path, screenItemSchema, { method: "PUT", json }),
    onSuccess: (saved) => done(text("saved", { name: saved.name })),
  });
  const reload = useMutation({
    mutationFn: () => askNothing(`${path}/reload`, { method: "POST" }),
    onSuccess: () => done(text("reloaded", { name })),
  });
  const revoke = useMutation({
    mutationFn: () => askNothing(path, { method: "DELETE" }),
    onSuccess: () => done(text("revoked", { name })),
  });
  return (
    <Dialog title={name} onClose={onClose}>
      <p className="soft">
        {text("details", {
          by: screen.approvedBy,
          at: moment(screen.createdAt),
          address: screen.address ?? "–",
        })}
      </p>
      <ScreenReportNote report={screen.report} />
      <ScreenForm
        initial={draftOf(screen)}
        failure={save.error}
        busy={save.isPending}
        deed={text("save")}
        onSubmit={(body) => save.mutate(body)}
      >
        <Button onClick={onClose}>{inGeneral("cancel")}</Button>
      </ScreenForm>
      <h3>{text("more")}</h3>
      <p className="actions">
        <Link className="button" to={remotePath(screen.id)}>
          {text("toRemote")}
        </Link>
        <Button busy={reload.isPending} onClick={() => reload.mutate()}>
          {text("reload")}
        </Button>
        <Button onClick={() => setRevoking(true)}>{text("revoke")}</Button>
      </p>
      <FailureNote failure={reload.error} />
      {revoking && (
        <ConfirmDialog
          title={text("revokeOf", { name })}
          deed={text("revoke")}
          busy={revoke.isPending}
          failure={revoke.error}
          onConfirm={() => revoke.mutate()}
          onClose={() => setRevoking(false)}
        >
          <p>{text("revokeText")}</p>
        </ConfirmDialog>
      )}
    </Dialog>
  );
}
