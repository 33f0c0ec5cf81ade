import type { ReactElement } from "react";
import { wallWords } from "../language/text.ts";
import { Count } from "../numbers/count.tsx";
import { useLanguage, useText } from "../page/page-context.ts";
import { ClauseText } from "../stage/clause-text.tsx";
import type { Picture } from "../stage/picture.ts";
import { flowNote } from "./flow-note.ts";

/** Are we keeping up? What came in and what went out; the squares are the key of the chart by hour. */
export function Flows({ picture, lost }: { picture: Picture; lost: boolean }): ReactElement {
  return (
    <section className="flows">
      <Flow picture={picture} lost={lost} measure="received" />
      <Flow picture={picture} lost={lost} measure="resolved" />
    </section>
  );
}

interface FlowProps {
  readonly picture: Picture;
  readonly lost: boolean;
  readonly measure: "received" | "resolved";
}

function Flow({ picture, lost, measure }: FlowProps): ReactElement {
  const text = useText();
  const language = useLanguage();
  const value = picture.board.measures[measure];
  return (
    <div className={`flow flow-${measure}`}>
      <h2 className="title">
        <i className="swatch" />
        {text(measure)}
      </h2>
      <div className={value < 10_000 ? "big" : value < 100_000 ? "big flow-long" : "big flow-longer"}>
        <Count value={value} measure={measure} label={text(measure)} />
      </div>
      <div className="soft flow-note">
        <ClauseText words={wallWords} clause={flowNote(picture, measure, language, lost)} />
      </div>
    </div>
  );
}
