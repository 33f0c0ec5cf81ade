import type { ReactElement } from "react";
import { Count } from "../numbers/count.tsx";
import { Phrase } from "../numbers/phrase.tsx";
import { Glyph } from "./glyph.tsx";
import type { Picture } from "./picture.ts";
import { unitsIn } from "./units-in.ts";

const SENDING = unitsIn("live", "quiet");
const ALL = unitsIn("live", "quiet", "stale", "never");

/** "150/155 đơn vị đang gửi"; gold when so many are silent that the numbers are doubtful. */
export function FeedsSending({ picture }: { picture: Picture }): ReactElement {
  return (
    <span className={picture.manyStale ? "feeds feeds-few" : "feeds"} data-freshness="sending">
      {picture.manyStale && <Glyph name="soon" size={22} />}
      <span>
        <Phrase
          of={picture.manyStale ? "feedsSendingFew" : "feedsSending"}
          slots={{
            sending: (
              <b>
                <Count value={picture.sending} more={SENDING} />
              </b>
            ),
            units: (
              <b>
                <Count value={picture.units} more={ALL} />
              </b>
            ),
          }}
        />
      </span>
    </span>
  );
}
