import type { EstimateSum } from "@ioc/protocol/estimates.ts";
import type { Hotspots } from "@ioc/protocol/hotspots.ts";
import type { ReactElement } from "react";
import { useStore } from "zustand/react";
import { civilTimeOf } from "../numbers/civil-time.ts";
import { estimateText } from "../numbers/estimate-text.ts";
import { formatCount } from "../numbers/number-format.ts";
import { useDrill, useLanguage, usePage, useWall, useWords } from "../page/page-context.ts";
import { hotspotWords } from "./hotspot-words.ts";
import { useEstimate } from "./use-estimate.ts";

/** From then on the line says of which moment it is, and no more what it was learned from. */
const OLD_MS = 5 * 60_000;

/** Beside what turns late for certain unless it is done: how many of that are expected to. It is counted nowhere. */
export function EstimateLine({ hotspots }: { hotspots: Hotspots }): ReactElement {
  const page = usePage();
  const standsAtMs = useWall((state) => state.standsAtMs);
  const heldAt = useWall((state) => state.heldAt);
  const waits = useStore(page.past, ({ playing }) => playing);
  const at = standsAtMs === undefined ? heldAt : new Date(standsAtMs).toISOString();
  const sum = useEstimate({ unit: hotspots.unit.code, at, waits, token: page.token.read() });
  const open = useDrill((state) => state.open);
  // Past midnight either may be of the day before for a moment.
  const isOfSame = sum?.nextClose.at === hotspots.nextClose.at;
  return (
    <p className="estimate">
      {sum !== undefined && isOfSame && sum.nextClose.count > 0 && (
        <button
          type="button"
          className="estimate-number"
          data-estimate={sum.nextClose.expected ?? ""}
          onClick={() => open({ name: { measure: "inProgress" }, sum: { kind: "estimate", asOf: sum.asOf } })}
        >
          <Said sum={sum} asOf={hotspots.asOf} />
        </button>
      )}
    </p>
  );
}

function Said({ sum, asOf }: { sum: EstimateSum; asOf: string }): ReactElement {
  const words = useWords(hotspotWords);
  const language = useLanguage();
  const { expected } = sum.nextClose;
  if (expected == null) return <>{words("estimateNone")}</>;
  const isOld = Date.parse(asOf) - Date.parse(sum.asOf) > OLD_MS;
  return (
    <>
      <b>{estimateText(language, expected)}</b>{" "}
      {isOld
        ? words("estimateOf", { time: civilTimeOf(sum.asOf).minute })
        : words("estimate", { count: sum.learned.resolved, number: formatCount(language, sum.learned.resolved) })}
    </>
  );
}
