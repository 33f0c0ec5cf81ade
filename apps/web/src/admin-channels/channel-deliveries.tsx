import { type Channel, DELIVERY_STATES, deliveryListSchema } from "@ioc/protocol/channels.ts";
import { useInfiniteQuery, useMutation, useQueryClient } from "@tanstack/react-query";
import { type ReactElement, useState } from "react";
import { Button } from "../desk/button.tsx";
import { useNotify, useWords } from "../desk/desk-context.ts";
import { deskWords } from "../desk/desk-words.ts";
import { FailureNote } from "../desk/failure-note.tsx";
import { SelectField } from "../desk/select-field.tsx";
import { askJson } from "../shell/api.ts";
import { Section } from "../shell/section.tsx";
import { channelWords } from "./channel-words.ts";
import { DeliveryTable } from "./delivery-table.tsx";
import { CHANNELS_KEY, channelPath, LOOK_AGAIN_MS, sendAllAgain } from "./use-channels.ts";

const FILTERS = ["all", ...DELIVERY_STATES] as const;
type Filter = (typeof FILTERS)[number];

/** What went out by a channel, waits, or was given up. */
export function ChannelDeliveries({ channel: { id: channel, dead } }: { channel: Channel }): ReactElement {
  const text = useWords(channelWords);
  const inGeneral = useWords(deskWords);
  const notify = useNotify();
  const queries = useQueryClient();
  const [filter, setFilter] = useState<Filter>("all");
  const list = useInfiniteQuery({
    queryKey: [...CHANNELS_KEY, channel, "deliveries", filter],
    queryFn: ({ pageParam, signal }) => {
      const asked = new URLSearchParams(filter === "all" ? {} : { state: filter });
      if (pageParam !== "") asked.set("cursor", pageParam);
      return askJson(`${channelPath(channel)}/deliveries?${asked}`, deliveryListSchema, { signal });
    },
    initialPageParam: "",
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    refetchInterval: LOOK_AGAIN_MS,
  });
  const again = useMutation({
    mutationFn: () => sendAllAgain(channel),
    onSuccess: ({ count }) => {
      notify(text("sentAllAgain", { count }));
      return queries.invalidateQueries({ queryKey: CHANNELS_KEY });
    },
  });
  const items = list.data?.pages.flatMap((page) => page.items);
  return (
    <Section title={text("deliveries")}>
      <div className="tools">
        <SelectField<Filter>
          label={text("filter")}
          value={filter}
          options={FILTERS.map((value) => ({ value, text: text(`filter_${value}`) }))}
          onChange={setFilter}
        />
        {dead > 0 && (
          <Button busy={again.isPending} onClick={() => again.mutate()}>
            {text("againAll", { count: dead })}
          </Button>
        )}
      </div>
      <FailureNote failure={again.error} />
      <FailureNote failure={list.error} />
      {list.isPending && <p role="status">{inGeneral("loading")}</p>}
      {items !== undefined && <DeliveryTable channel={channel} items={items} />}
      {list.hasNextPage && (
        <p className="actions">
          <Button busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            {text("more")}
          </Button>
        </p>
      )}
    </Section>
  );
}
