import { type ScreenBody, type ScreenItem, screenItemSchema } from "@ioc/protocol/screens.ts";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { ReactElement, ReactNode } from "react";
import { useWords } from "../desk/desk-context.ts";
import { EMPTY_DRAFT } from "../screen-parts/screen-draft.ts";
import { ScreenForm } from "../screen-parts/screen-form.tsx";
import { SCREENS_KEY } from "../screen-parts/screens-key.ts";
import { askJson } from "../shell/api.ts";
import { approveWords } from "./approve-words.ts";

export interface ApprovalFormProps {
  readonly code: string;
  readonly onApproved: (screen: ScreenItem) => void;
  /** Beside its button. */
  readonly children: ReactNode;
}

export function ApprovalForm({ code, onApproved, children }: ApprovalFormProps): ReactElement {
  const text = useWords(approveWords);
  const queries = useQueryClient();
  const approve = useMutation({
    mutationFn: (body: ScreenBody) =>
      askJson("/device/approve", screenItemSchema, { method: "POST", json: { ...body, code } }),
    onSuccess: (screen) => {
      void queries.invalidateQueries({ queryKey: SCREENS_KEY });
      onApproved(screen);
    },
  });
  return (
    <ScreenForm
      initial={EMPTY_DRAFT}
      failure={approve.error}
      busy={approve.isPending}
      deed={text("approve")}
      onSubmit={(body) => approve.mutate(body)}
    >
      {children}
    </ScreenForm>
  );
}
