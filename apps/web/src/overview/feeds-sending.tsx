import type { ReactElement } from "react";
import { Count } from "../numbers/count.tsx";
import { Phrase } from "../numbers/phrase.tsx";
import { Glyph } from "../stage/glyph.tsx";
import type { Scene } from "./scene.ts";

/** "150/155 đơn vị đang gửi"; gold when so many are silent that the numbers are doubtful. */
export function FeedsSending({ scene }: { scene: Scene }): ReactElement {
  return (
    <span className={scene.manyStale ? "feeds feeds-few" : "feeds"} data-freshness="sending">
      {scene.manyStale && <Glyph name="soon" size={22} />}
      <span>
        <Phrase
          of={scene.manyStale ? "feedsSendingFew" : "feedsSending"}
          slots={{
            sending: (
              <b>
                <Count value={scene.sending} />
              </b>
            ),
            units: (
              <b>
                <Count value={scene.units} />
              </b>
            ),
          }}
        />
      </span>
    </span>
  );
}
