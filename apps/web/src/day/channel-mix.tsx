import type { Measure } from "@ioc/protocol/names.ts";
import type { ReactElement } from "react";
import type { TextKey } from "../language/text.ts";
import { Count } from "../numbers/count.tsx";
import { NumberButton } from "../numbers/number-button.tsx";
import { formatPercent } from "../numbers/number-format.ts";
import { Percent } from "../numbers/percent.tsx";
import { useLanguage, useText } from "../page/page-context.ts";
import type { Picture } from "../stage/picture.ts";
import { TableTwin } from "../stage/table-twin.tsx";

const CHANNELS = [
  { measure: "receivedOnlineFull", name: "onlineFull" },
  { measure: "receivedOnlinePartial", name: "onlinePartial" },
  { measure: "receivedCounter", name: "counter" },
  { measure: "receivedPostal", name: "postal" },
] as const satisfies readonly { measure: Measure; name: TextKey }[];

/** By which way today's dossiers came. */
export function ChannelMix({ picture }: { picture: Picture }): ReactElement {
  const text = useText();
  const language = useLanguage();
  const { measures, rates } = picture.board;
  return (
    <section className="channels">
      <div className="section-head">
        <h2 className="title">{text("online")}</h2>
        <span className="title">
          <Percent rate="online" of={rates.online} fractionDigits={1} />
        </span>
      </div>
      {measures.received > 0 && (
        <>
          <div className="channel-bar" aria-hidden="true">
            {CHANNELS.map(({ measure, name }) =>
              measures[measure] === 0 ? null : (
                <i key={measure} className={`channel-${name}`} style={{ flexGrow: measures[measure] }} />
              ),
            )}
          </div>
          <div className="channel-names">
            {CHANNELS.map(({ measure, name }) => (
              <span key={measure}>
                <b>
                  <i className={`channel-key channel-${name}`} />
                  <NumberButton
                    name={{ measure }}
                    of={{}}
                    more={{ sum: { kind: "share", of: "received" } }}
                    className="count"
                    data={{ "data-share-of": "received", "data-value": measures[measure] / measures.received }}
                  >
                    {formatPercent(language, measures[measure] / measures.received, 0)}%
                  </NumberButton>
                </b>
                <br />
                {text(name)}
              </span>
            ))}
          </div>
        </>
      )}
      <TableTwin
        caption={text("online")}
        head={[text("channel"), text("count")]}
        rows={CHANNELS.map(({ measure, name }) => ({
          key: measure,
          cells: [text(name), <Count key="count" value={measures[measure]} measure={measure} />],
        }))}
      />
    </section>
  );
}
