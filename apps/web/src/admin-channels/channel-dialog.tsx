import type { Channel } from "@ioc/protocol/channels.ts";
import { useMutation } from "@tanstack/react-query";
import { type ReactElement, useState } from "react";
import { Button } from "../desk/button.tsx";
import { useDeskLanguage, useWords } from "../desk/desk-context.ts";
import { deskWords } from "../desk/desk-words.ts";
import { Dialog } from "../desk/dialog.tsx";
import { fieldFault } from "../desk/field-fault.ts";
import { Form } from "../desk/form.tsx";
import type { ChoosableUnit } from "../desk/unit-choices.ts";
import { bodyOf, type ChannelDraft, type DraftFault, draftFaults, draftOf } from "./channel-draft.ts";
import { ChannelFields } from "./channel-fields.tsx";
import { channelWords } from "./channel-words.ts";
import { postChannel, putChannel } from "./use-channels.ts";

export interface SavedChannel {
  readonly channel: Channel;
  /** Of a new webhook: the key of its signatures, this once. */
  readonly secret: string | null;
}

export interface ChannelDialogProps {
  /** Undefined: a new one. */
  readonly channel: Channel | undefined;
  readonly units: readonly ChoosableUnit[];
  readonly onSaved: (saved: SavedChannel) => void;
  readonly onClose: () => void;
}

/** A channel, to be added or edited. */
export function ChannelDialog({ channel, units, onSaved, onClose }: ChannelDialogProps): ReactElement {
  const text = useWords(channelWords);
  const inGeneral = useWords(deskWords);
  const language = useDeskLanguage();
  const [draft, setDraft] = useState(() => draftOf(channel, units.length === 1 ? units[0]?.code : undefined));
  const [asked, setAsked] = useState(false);
  const faults = draftFaults(draft);
  const save = useMutation({
    mutationFn: async (): Promise<SavedChannel> => {
      const body = bodyOf(draft);
      if (channel !== undefined) return { channel: await putChannel(channel.id, body), secret: null };
      const { secret, ...made } = await postChannel(body);
      return { channel: made, secret };
    },
    onSuccess: onSaved,
  });
  const faultOf = (field: keyof ChannelDraft): string | undefined => {
    const fault = FAULTS[field];
    if (asked && fault !== undefined && faults.has(fault)) return text(`${fault}Fault`);
    return fieldFault(language, save.error, field);
  };
  return (
    <Dialog title={channel?.name ?? text("addTitle")} onClose={onClose} size="wide">
      <Form
        failure={save.error}
        onSubmit={() => {
          setAsked(true);
          if (faults.size === 0) save.mutate();
        }}
      >
        <ChannelFields
          draft={draft}
          units={units}
          isThere={channel !== undefined}
          faultOf={faultOf}
          onChange={(change) => setDraft((before) => ({ ...before, ...change }))}
        />
        <p className="actions">
          <Button type="submit" look="main" busy={save.isPending}>
            {text(channel === undefined ? "add" : "save")}
          </Button>
          <Button onClick={onClose}>{inGeneral("cancel")}</Button>
        </p>
      </Form>
    </Dialog>
  );
}

/** Beside which field a fault is told. */
const FAULTS: Readonly<Partial<Record<keyof ChannelDraft, DraftFault>>> = {
  unit: "unit",
  name: "name",
  to: "to",
  url: "url",
  alerts: "takes",
};
