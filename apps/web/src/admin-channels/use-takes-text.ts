import type { Channel } from "@ioc/protocol/channels.ts";
import { useWords } from "../desk/desk-context.ts";
import { channelWords } from "./channel-words.ts";

/** What a channel takes, in a line. */
export function useTakesText(): (channel: Channel) => string {
  const text = useWords(channelWords);
  return ({ alerts, escalations, directives, digestAt }) => {
    const all = [
      ...(alerts == null ? [] : [text(`take_alerts_${alerts}`)]),
      ...(escalations ? [text("take_escalations")] : []),
      ...(directives ? [text("take_directives")] : []),
      ...(digestAt == null ? [] : [text("take_digest", { time: digestAt })]),
    ].join(", ");
    return all.charAt(0).toUpperCase() + all.slice(1);
  };
}
