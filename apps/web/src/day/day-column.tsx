import type { ReactElement } from "react";
import { useText } from "../page/page-context.ts";
import type { Picture } from "../stage/picture.ts";
import { ByHour } from "./by-hour.tsx";
import { ChannelMix } from "./channel-mix.tsx";
import { Digitization } from "./digitization.tsx";

/** The day's flow: by hour, by channel, and how much of it is on file. */
export function DayColumn({ picture }: { picture: Picture }): ReactElement {
  const text = useText();
  const nothingToday = picture.board.measures.received === 0 && picture.board.measures.resolved === 0;
  return (
    <div className="day">
      <ByHour picture={picture} />
      {nothingToday ? (
        <p className="no-rates">
          {text("noRates")} <b>{text("noRatesReason")}</b>
        </p>
      ) : (
        <>
          <ChannelMix picture={picture} />
          <Digitization picture={picture} />
        </>
      )}
    </div>
  );
}
