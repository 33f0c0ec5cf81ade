import type { Channel } from "@ioc/protocol/channels.ts";
import type { ReactElement } from "react";
import { useWords } from "../desk/desk-context.ts";
import { Glyph } from "../stage/glyph.tsx";
import { STATE_GLYPHS, stateOf } from "./channel-state.ts";
import { channelWords } from "./channel-words.ts";

/** Shape and words of how a channel does. */
export function ChannelStateMark({ channel }: { channel: Channel }): ReactElement {
  const text = useWords(channelWords);
  const state = stateOf(channel);
  const words =
    state === "dead"
      ? text("state_dead", { count: channel.dead })
      : state === "waits"
        ? text("state_waits", { count: channel.waiting })
        : text(`state_${state}`);
  return (
    <span className="state">
      <Glyph name={STATE_GLYPHS[state]} size={16} />
      <span>{words}</span>
    </span>
  );
}
