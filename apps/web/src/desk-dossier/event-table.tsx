import type { Dossier, DossierEvent } from "@ioc/protocol/dossiers.ts";
import type { ReactElement } from "react";
import { useDeskLanguage, useWords } from "../desk/desk-context.ts";
import { dossierWords } from "../dossier-parts/dossier-words.ts";
import { civilTimeOf, formatDate } from "../numbers/civil-time.ts";
import { formatCount } from "../numbers/number-format.ts";
import { useUnitName } from "../shell/use-unit-name.ts";
import { dossierPageWords } from "./dossier-page-words.ts";

/** An arrival is told where it came later than this after what it tells of. */
const LATE_MS = 3_600_000;

/** Every event as it was sent, in the order in which they count. */
export function EventTable({ dossier }: { dossier: Dossier }): ReactElement {
  return (
    <ol className="event-list">
      {dossier.events.map((event) => (
        <EventItem key={`${event.source} ${event.id}`} event={event} subject={dossier.code} />
      ))}
    </ol>
  );
}

function EventItem({ event, subject }: { event: DossierEvent; subject: string }): ReactElement {
  const text = useWords(dossierPageWords);
  const unitName = useUnitName();
  const { time, recordedAt, type, unit, fate } = event;
  const moment = (instant: string): string => {
    const { date, minute } = civilTimeOf(instant);
    return `${minute} ${formatDate(date)}`;
  };
  const detail = useDetail(event);
  const notes = [
    fate !== "counted" && text(`fate_${fate}`),
    Date.parse(recordedAt) - Date.parse(time) > LATE_MS && text("lateArrival", { time: moment(recordedAt) }),
  ].filter((note) => note !== false);
  return (
    <li data-fate={fate}>
      <p>
        <span className="event-time num">{moment(time)}</span> <b>{text(`type_${type}`)}</b>
        {detail !== "" && `, ${detail}`}
        <span className="event-unit"> · {unitName(unit)}</span>
      </p>
      {notes.length > 0 && <p className="event-note">{notes.join("; ")}</p>}
      <details className="event-raw">
        <summary>{text("raw")}</summary>
        <pre>{JSON.stringify(asSent(event, subject), null, 2)}</pre>
      </details>
    </li>
  );
}

/** What the event says beyond its type. */
function useDetail({ data }: DossierEvent): string {
  const text = useWords(dossierPageWords);
  const inDossiers = useWords(dossierWords);
  const language = useDeskLanguage();
  const unitName = useUnitName();
  const parts: string[] = [];
  const { channel, toUnit, dueAt, amount, outcome, result, score, components, reason } = data;
  if (channel === "counter" || channel === "onlinePartial" || channel === "onlineFull" || channel === "postal") {
    parts.push(inDossiers(`channel_${channel}`).toLowerCase());
  }
  if (typeof toUnit === "string") parts.push(text("to", { unit: unitName(toUnit) }));
  if (typeof dueAt === "string") {
    const { date, minute } = civilTimeOf(dueAt);
    parts.push(text("until", { when: `${minute} ${formatDate(date)}` }));
  }
  if (typeof amount === "number") parts.push(text("amountOf", { amount: formatCount(language, amount) }));
  if (outcome === "approved" || outcome === "refused") parts.push(text(`outcome_${outcome}`));
  if (result === "paper" || result === "digital" || result === "digitalSigned") parts.push(text(`result_${result}`));
  if (components === "partial" || components === "full") parts.push(text(`components_${components}`));
  if (typeof score === "number") parts.push(text("scoreOf", { score }));
  if (typeof reason === "string") parts.push(reason);
  return parts.join(", ");
}

/** The CloudEvent that was kept of what came. */
function asSent({ id, source, type, time, data }: DossierEvent, subject: string): object {
  return { specversion: "1.0", id, source, type, subject, time, data };
}
