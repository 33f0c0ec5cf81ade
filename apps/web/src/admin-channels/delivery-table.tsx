import type { Delivery } from "@ioc/protocol/channels.ts";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { ReactElement } from "react";
import { Button } from "../desk/button.tsx";
import { type Column, DataTable } from "../desk/data-table.tsx";
import { useDeskLanguage, useNotify, useWords } from "../desk/desk-context.ts";
import { FailureNote } from "../desk/failure-note.tsx";
import { formatCount } from "../numbers/number-format.ts";
import { useMoment } from "../shell/use-moment.ts";
import { Glyph, type GlyphName } from "../stage/glyph.tsx";
import { channelWords } from "./channel-words.ts";
import { CHANNELS_KEY, sendAgain } from "./use-channels.ts";
import { useFaultText } from "./use-fault-text.ts";

const GLYPHS: Readonly<Record<Delivery["state"], GlyphName>> = { waiting: "soon", dead: "overdue", delivered: "met" };

/** Messages of a channel, each with how it went; what did not arrive can be sent again. */
export function DeliveryTable({ channel, items }: { channel: string; items: readonly Delivery[] }): ReactElement {
  const text = useWords(channelWords);
  const language = useDeskLanguage();
  const moment = useMoment();
  const notify = useNotify();
  const queries = useQueryClient();
  const again = useMutation({
    mutationFn: ({ id }: Delivery) => sendAgain(channel, id),
    onSuccess: (_, { title }) => {
      notify(text("sentAgain", { title }));
      return queries.invalidateQueries({ queryKey: CHANNELS_KEY });
    },
  });
  const columns: readonly [Column<Delivery>, ...Column<Delivery>[]] = [
    { key: "message", title: text("message"), cell: ({ title }) => title },
    { key: "delivery", title: text("delivery"), cell: (delivery) => <Outcome delivery={delivery} /> },
    {
      key: "created",
      title: text("created"),
      look: "soft",
      cell: ({ createdAt }) => moment(createdAt),
    },
    {
      key: "attempts",
      title: text("attempts"),
      look: "soft",
      cell: ({ attempts }) => formatCount(language, attempts),
    },
    {
      key: "again",
      title: text("again"),
      cell: (delivery) =>
        delivery.state !== "delivered" &&
        delivery.attempts > 0 && (
          <Button
            aria-label={text("againOf", { title: delivery.title })}
            busy={again.isPending && again.variables.id === delivery.id}
            onClick={() => again.mutate(delivery)}
          >
            {text("again")}
          </Button>
        ),
    },
  ];
  return (
    <>
      <FailureNote failure={again.error} />
      <DataTable
        caption={text("deliveries")}
        columns={columns}
        rows={items}
        keyOf={({ id }) => id}
        empty={text("deliveriesNone")}
      />
    </>
  );
}

function Outcome({ delivery }: { delivery: Delivery }): ReactElement {
  const text = useWords(channelWords);
  const moment = useMoment();
  const faultText = useFaultText();
  const { state, nextTryAt, deliveredAt, fault, attempts } = delivery;
  const words =
    state === "delivered"
      ? text("delivery_delivered", { at: moment(deliveredAt) })
      : state === "dead"
        ? text("delivery_dead")
        : text(attempts === 0 ? "delivery_first" : "delivery_waiting", { at: moment(nextTryAt) });
  return (
    <span className="delivery-outcome">
      <span className="state">
        <Glyph name={GLYPHS[state]} size={16} />
        <span>{words}</span>
      </span>
      {fault !== null && <span className="soft">{faultText(fault)}</span>}
    </span>
  );
}
