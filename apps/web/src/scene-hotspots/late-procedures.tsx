import type { Hotspots } from "@ioc/protocol/hotspots.ts";
import type { ReactElement } from "react";
import { Count } from "../numbers/count.tsx";
import { PhraseOf } from "../numbers/phrase-of.tsx";
import { useWords } from "../page/page-context.ts";
import { hotspotWords } from "./hotspot-words.ts";

/** As many as stand under each other on the wall. */
const ROWS = 3;

/** Which procedures hold most of what is overdue. */
export function LateProcedures({ procedures }: Pick<Hotspots, "procedures">): ReactElement {
  const words = useWords(hotspotWords);
  return (
    <section className="block procedures">
      <h2 className="title">{words("proceduresTitle")}</h2>
      {procedures.length === 0 && <p className="soft">{words("proceduresNone")}</p>}
      <ol>
        {procedures.slice(0, ROWS).map(({ code, name, overdue, open }, index) => (
          <li key={code} className="procedure">
            <b className="procedure-count">
              <Count
                value={overdue}
                measure="overdue"
                part={{ kind: "procedure", of: "overdue", code, name }}
                path={`hotspots/procedures/${index}/overdue`}
                label={name}
              />
            </b>
            <span className="procedure-name" title={name}>
              {name}
            </span>
            <span className="soft">
              <PhraseOf
                words={hotspotWords}
                of="ofOpen"
                slots={{
                  open: (
                    <Count
                      value={open}
                      measure="inProgress"
                      part={{ kind: "procedure", of: "open", code, name }}
                      path={`hotspots/procedures/${index}/open`}
                    />
                  ),
                }}
              />
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
