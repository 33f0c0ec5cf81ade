import type { Connection } from "@ioc/protocol/connection.ts";
import type { ReactElement } from "react";
import { type Column, DataTable } from "../desk/data-table.tsx";
import { useDeskLanguage, useWords } from "../desk/desk-context.ts";
import { formatCount } from "../numbers/number-format.ts";
import { Section } from "../shell/section.tsx";
import { useMoment } from "../shell/use-moment.ts";
import { connectionWords } from "./connection-words.ts";

type Gap = Connection["gaps"]["items"][number];

/** As the rule has it (CON-2): fewer days say nothing. */
const LEAST_DAYS = 5;

/** Working hours in which the unit usually sends and nothing came. */
export function GapSection({ gaps: { days, total, items } }: Pick<Connection, "gaps">): ReactElement {
  const text = useWords(connectionWords);
  const language = useDeskLanguage();
  const moment = useMoment();
  const columns: [Column<Gap>, ...Column<Gap>[]] = [
    { key: "from", title: text("gapFrom"), cell: ({ from }) => moment(from) },
    { key: "to", title: text("gapTo"), look: "soft", cell: ({ to }) => moment(to) },
    { key: "hours", title: text("gapHours"), look: "soft", cell: ({ hours }) => formatCount(language, hours) },
    {
      key: "later",
      title: text("gapLater"),
      look: "soft",
      cell: ({ arrivedLater }) => formatCount(language, arrivedLater),
    },
  ];
  if (days < LEAST_DAYS) {
    return (
      <Section title={text("gaps")}>
        <p>{text("gapsUnknown", { count: days })}</p>
      </Section>
    );
  }
  return (
    <Section title={text("gaps")}>
      <p>{total === 0 ? text("gapsNone") : text("gapsSum", { count: total })}</p>
      {total > 0 && (
        <>
          <DataTable caption={text("gaps")} columns={columns} rows={items} keyOf={({ from }) => from} empty="" />
          {total > items.length && <p className="soft">{text("gapsMore", { count: total - items.length })}</p>}
          <p className="field-hint">{text("gapHint")}</p>
        </>
      )}
    </Section>
  );
}
