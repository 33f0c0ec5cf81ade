import { useQueryClient } from "@tanstack/react-query";
import { type ReactElement, useState } from "react";
import { useSearchParams } from "react-router";
import { Button } from "../desk/button.tsx";
import { useWords } from "../desk/desk-context.ts";
import { deskWords } from "../desk/desk-words.ts";
import { FailureNote } from "../desk/failure-note.tsx";
import { Page } from "../shell/page.tsx";
import { useChoosableUnits } from "../shell/use-units.ts";
import { ChannelDetail } from "./channel-detail.tsx";
import { ChannelDialog, type SavedChannel } from "./channel-dialog.tsx";
import { ChannelTable } from "./channel-table.tsx";
import { channelWords } from "./channel-words.ts";
import { NewSecret } from "./new-secret.tsx";
import { CHANNELS_KEY, useChannels } from "./use-channels.ts";
import "./channels.css";

/** The channels: where alerts, directives and digests go out, and whether they arrive. */
export function ChannelsPage(): ReactElement {
  const text = useWords(channelWords);
  const inGeneral = useWords(deskWords);
  const queries = useQueryClient();
  const channels = useChannels();
  const units = useChoosableUnits();
  const [query, setQuery] = useSearchParams();
  const [adding, setAdding] = useState(false);
  const [made, setMade] = useState<SavedChannel | undefined>(undefined);
  const known = units.data ?? [];
  const chosen = query.get("channel");
  const channel = channels.data?.items.find(({ id }) => id === chosen);
  const toList = (): void => setQuery({});
  if (chosen !== null) {
    return (
      <Page key={chosen} title={channel?.name ?? text("title")}>
        <p>
          <Button look="link" onClick={toList}>
            {text("back")}
          </Button>
        </p>
        <FailureNote failure={channels.error} />
        {channel === undefined
          ? channels.data !== undefined && <p>{text("notKnown")}</p>
          : known.length > 0 && <ChannelDetail channel={channel} units={known} onGone={toList} />}
        {made !== undefined && made.secret !== null && (
          <NewSecret
            title={text("madeTitle", { name: made.channel.name })}
            secret={made.secret}
            onClose={() => setMade(undefined)}
          />
        )}
      </Page>
    );
  }
  const saved = async (done: SavedChannel): Promise<void> => {
    await queries.invalidateQueries({ queryKey: CHANNELS_KEY });
    setAdding(false);
    setMade(done);
    setQuery({ channel: done.channel.id });
  };
  return (
    <Page
      key="list"
      title={text("title")}
      lead={text("lead")}
      actions={
        known.length > 0 && (
          <Button look="main" onClick={() => setAdding(true)}>
            {text("add")}
          </Button>
        )
      }
    >
      <FailureNote failure={channels.error ?? units.error} />
      {units.data?.length === 0 && <p className="note">{text("noUnits")}</p>}
      {channels.data?.mailServer === false && <p className="note">{text("noMailServer")}</p>}
      {channels.isPending && <p role="status">{inGeneral("loading")}</p>}
      {channels.data !== undefined && (
        <ChannelTable channels={channels.data.items} onOpen={({ id }) => setQuery({ channel: id })} />
      )}
      {adding && (
        <ChannelDialog
          channel={undefined}
          units={known}
          onClose={() => setAdding(false)}
          onSaved={(done) => void saved(done)}
        />
      )}
    </Page>
  );
}
