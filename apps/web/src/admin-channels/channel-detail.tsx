import type { Channel } from "@ioc/protocol/channels.ts";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type ReactElement, type ReactNode, useState } from "react";
import { Button } from "../desk/button.tsx";
import { ConfirmDialog } from "../desk/confirm-dialog.tsx";
import { useNotify, useWords } from "../desk/desk-context.ts";
import { FailureNote } from "../desk/failure-note.tsx";
import type { ChoosableUnit } from "../desk/unit-choices.ts";
import { useMoment } from "../shell/use-moment.ts";
import { useUnitName } from "../shell/use-unit-name.ts";
import { ChannelDeliveries } from "./channel-deliveries.tsx";
import { ChannelDialog } from "./channel-dialog.tsx";
import { ChannelStateMark } from "./channel-state-mark.tsx";
import { ChannelTest } from "./channel-test.tsx";
import { channelWords } from "./channel-words.ts";
import { NewSecret } from "./new-secret.tsx";
import { CHANNELS_KEY, changeSecret, removeChannel } from "./use-channels.ts";
import { useTakesText } from "./use-takes-text.ts";

export interface ChannelDetailProps {
  readonly channel: Channel;
  readonly units: readonly ChoosableUnit[];
  readonly onGone: () => void;
}

/** One channel: what it is, whether it works, what went out by it. */
export function ChannelDetail({ channel, units, onGone }: ChannelDetailProps): ReactElement {
  const text = useWords(channelWords);
  const unitName = useUnitName();
  const moment = useMoment();
  const takes = useTakesText();
  const { kind, to, url, reach } = channel;
  return (
    <>
      <dl className="channel-facts">
        <Fact term={text("state")}>
          <ChannelStateMark channel={channel} />
        </Fact>
        <Fact term={text(`kind_${kind}`)}>{kind === "email" ? (to ?? []).join(", ") : url}</Fact>
        <Fact term={text("unit")}>{unitName(channel.unit)}</Fact>
        <Fact term={text("reach")}>{text(`reach_${reach}`)}</Fact>
        <Fact term={text("takes")}>{takes(channel)}</Fact>
        <Fact term={text("lastDelivered")}>{moment(channel.lastDeliveredAt)}</Fact>
      </dl>
      <ChannelTest channel={channel} />
      <ChannelDeeds channel={channel} units={units} onGone={onGone} />
      <ChannelDeliveries channel={channel} />
    </>
  );
}

function Fact({ term, children }: { term: string; children: ReactNode }): ReactElement {
  return (
    <div>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function ChannelDeeds({ channel, units, onGone }: ChannelDetailProps): ReactElement {
  const text = useWords(channelWords);
  const notify = useNotify();
  const moment = useMoment();
  const queries = useQueryClient();
  const [doing, setDoing] = useState<"edit" | "remove" | undefined>(undefined);
  const { id, name, kind } = channel;
  const refresh = (): Promise<void> => queries.invalidateQueries({ queryKey: CHANNELS_KEY });
  const renew = useMutation({ mutationFn: () => changeSecret(id) });
  const remove = useMutation({
    mutationFn: () => removeChannel(id),
    onSuccess: () => {
      onGone();
      notify(text("removed", { name }));
      void refresh();
    },
  });
  return (
    <>
      <p className="actions">
        <Button onClick={() => setDoing("edit")}>{text("edit")}</Button>
        {kind === "webhook" && (
          <Button busy={renew.isPending} onClick={() => renew.mutate()}>
            {text("newSecret")}
          </Button>
        )}
        <Button onClick={() => setDoing("remove")}>{text("remove")}</Button>
      </p>
      <FailureNote failure={renew.error} />
      {doing === "edit" && (
        <ChannelDialog
          channel={channel}
          units={units}
          onClose={() => setDoing(undefined)}
          onSaved={({ channel: saved }) => {
            setDoing(undefined);
            notify(text("saved", { name: saved.name }));
            void refresh();
          }}
        />
      )}
      {renew.data !== undefined && (
        <NewSecret
          title={text("secretTitle", { name })}
          secret={renew.data.secret}
          note={text("newSecretText", { until: moment(renew.data.previousUntil) })}
          onClose={renew.reset}
        />
      )}
      {doing === "remove" && (
        <ConfirmDialog
          title={text("removeOf", { name })}
          deed={text("remove")}
          busy={remove.isPending}
          failure={remove.error}
          onConfirm={() => remove.mutate()}
          onClose={() => setDoing(undefined)}
        >
          <p>{text("removeText")}</p>
        </ConfirmDialog>
      )}
    </>
  );
}
