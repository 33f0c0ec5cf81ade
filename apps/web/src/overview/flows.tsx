import type { ReactElement } from "react";
import { Count } from "../numbers/count.tsx";
import { useLanguage, useText } from "../page/page-context.ts";
import { flowNote } from "./flow-note.ts";
import type { Scene } from "./scene.ts";

/** Are we keeping up? What came in and what went out; the squares are the key of the chart by hour. */
export function Flows({ scene, lost }: { scene: Scene; lost: boolean }): ReactElement {
  return (
    <section className="flows">
      <Flow scene={scene} lost={lost} measure="received" />
      <Flow scene={scene} lost={lost} measure="resolved" />
    </section>
  );
}

interface FlowProps {
  readonly scene: Scene;
  readonly lost: boolean;
  readonly measure: "received" | "resolved";
}

function Flow({ scene, lost, measure }: FlowProps): ReactElement {
  const text = useText();
  const language = useLanguage();
  const value = scene.board.measures[measure];
  return (
    <div className={`flow flow-${measure}`}>
      <h2 className="title">
        <i className="swatch" />
        {text(measure)}
      </h2>
      <div className={value < 10_000 ? "big" : value < 100_000 ? "big flow-long" : "big flow-longer"}>
        <Count value={value} measure={measure} label={text(measure)} />
      </div>
      <div className="soft flow-note">{flowNote(scene, measure, language, lost)}</div>
    </div>
  );
}
