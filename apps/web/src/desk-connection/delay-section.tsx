import type { Connection } from "@ioc/protocol/connection.ts";
import type { ReactElement } from "react";
import { useDeskLanguage, useWords } from "../desk/desk-context.ts";
import { formatCount } from "../numbers/number-format.ts";
import { Section } from "../shell/section.tsx";
import { connectionWords } from "./connection-words.ts";
import { DelayChart, DelayTable } from "./delay-chart.tsx";
import { spanText } from "./span-text.ts";

/** How long events take from happening to arriving, of all days and of each. */
export function DelaySection({ delay }: Pick<Connection, "delay">): ReactElement {
  const text = useWords(connectionWords);
  const language = useDeskLanguage();
  const { medianMs, p90Ms, older, days } = delay;
  return (
    <Section title={text("delay")}>
      {medianMs == null || p90Ms == null ? (
        <p>{text("delayNone")}</p>
      ) : (
        <>
          <p>{text("delaySentence", { median: spanText(medianMs, text), p90: spanText(p90Ms, text) })}</p>
          <DelayChart days={days} />
          <p className="field-hint">{text("delayKey")}</p>
          <DelayTable days={days} />
        </>
      )}
      {older > 0 && (
        <p className="field-hint">{text("delayOlder", { count: older, number: formatCount(language, older) })}</p>
      )}
    </Section>
  );
}
