import type { Hotspots } from "@ioc/protocol/hotspots.ts";
import type { ReactElement } from "react";
import { useLanguage, useText, useWords } from "../page/page-context.ts";
import { childName } from "../stage/child-name.ts";
import { FittedWords } from "../stage/fitted-words.tsx";
import { Glyph } from "../stage/glyph.tsx";
import { hotspotWords } from "./hotspot-words.ts";

/** Who stands in a row of the table, and whether it is heard. */
export function ChildrenName({ hotspots, codes }: { hotspots: Hotspots; codes: readonly string[] }): ReactElement {
  const words = useWords(hotspotWords);
  const text = useText();
  const language = useLanguage();
  const [code = ""] = codes;
  const child = hotspots.children[code];
  if (codes.length > 1 || child === undefined) {
    return <>{words("otherUnits", { count: codes.length })}</>;
  }
  const name = childName(language, hotspots.unit, code, child, Object.keys(hotspots.children).length > 1);
  const silent = child.state === "stale" || child.state === "never";
  return (
    <span className="heat-name">
      <FittedWords className="heat-name-words" words={name} beside={silent} />
      {silent && <Glyph name={child.state === "stale" ? "lost" : "never"} size={20} />}
      {silent && <span className="unseen">, {text(`state_${child.state}`)}</span>}
    </span>
  );
}
