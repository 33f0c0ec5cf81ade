import type { Channel } from "@ioc/protocol/channels.ts";
import type { ReactElement } from "react";
import { type Column, DataTable } from "../desk/data-table.tsx";
import { useWords } from "../desk/desk-context.ts";
import { useMoment } from "../shell/use-moment.ts";
import { useUnitName } from "../shell/use-unit-name.ts";
import { STATE_ORDER, stateOf } from "./channel-state.ts";
import { ChannelStateMark } from "./channel-state-mark.tsx";
import { channelWords } from "./channel-words.ts";
import { useTakesText } from "./use-takes-text.ts";

export interface ChannelTableProps {
  readonly channels: readonly Channel[];
  readonly onOpen: (channel: Channel) => void;
}

/** What needs somebody to look at it comes first. */
export function ChannelTable({ channels, onOpen }: ChannelTableProps): ReactElement {
  const text = useWords(channelWords);
  const unitName = useUnitName();
  const moment = useMoment();
  const takes = useTakesText();
  const rows = channels.toSorted(
    (a, b) => STATE_ORDER.indexOf(stateOf(a)) - STATE_ORDER.indexOf(stateOf(b)) || a.name.localeCompare(b.name, "vi"),
  );
  const columns: readonly [Column<Channel>, ...Column<Channel>[]] = [
    { key: "name", title: text("name"), cell: ({ name }) => name },
    { key: "state", title: text("state"), cell: (channel) => <ChannelStateMark channel={channel} /> },
    { key: "unit", title: text("unit"), look: "soft", cell: ({ unit }) => unitName(unit) },
    { key: "kind", title: text("kind"), look: "soft", cell: ({ kind }) => text(`kind_${kind}`) },
    { key: "takes", title: text("takes"), look: "soft", cell: takes },
    {
      key: "last",
      title: text("lastDelivered"),
      look: "soft",
      cell: ({ lastDeliveredAt }) => moment(lastDeliveredAt),
    },
  ];
  return (
    <DataTable
      caption={text("title")}
      columns={columns}
      rows={rows}
      keyOf={({ id }) => id}
      onOpen={onOpen}
      empty={text("none")}
    />
  );
}
