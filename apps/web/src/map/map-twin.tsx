import { memo, type ReactElement, useDeferredValue } from "react";
import { nameIn } from "../language/language.ts";
import { Count } from "../numbers/count.tsx";
import { formatPercent } from "../numbers/number-format.ts";
import { useLanguage, useText } from "../page/page-context.ts";
import { TableTwin } from "../stage/table-twin.tsx";
import type { GroupOfUnits } from "../stage/unit-order.ts";
import { useSpread } from "./use-spread.ts";

export interface MapTwinProps {
  readonly groups: readonly GroupOfUnits[];
}

/** The map as a table: every unit with what its hexagon says. It follows a moment later, so that a thousand rows stop no frame. */
export function MapTwin({ groups }: MapTwinProps): ReactElement {
  return <LaterTwin groups={useDeferredValue(groups)} />;
}

const LaterTwin = memo(function LaterTwin({ groups }: MapTwinProps): ReactElement {
  const text = useText();
  const language = useLanguage();
  const units = groups.flatMap((group) => group.units);
  const rows = units.slice(0, useSpread(units.length)).map(({ code, tile }) => ({
    key: code,
    cells: [
      nameIn(language, tile),
      tile.state === "never" ? (
        text("notKnown")
      ) : (
        <Count key="overdue" value={tile.overdue} measure="overdue" unit={code} />
      ),
      tile.state === "never" ? (
        text("notKnown")
      ) : (
        <Count key="open" value={tile.inProgress} measure="inProgress" unit={code} />
      ),
      tile.inProgress === 0 ? text("nothingYet") : `${formatPercent(language, tile.overdue / tile.inProgress, 2)}%`,
      text(`state_${tile.state}`),
    ],
  }));
  const head = [text("unit"), text("overdue"), text("inProgress"), text("share"), text("state")];
  return <TableTwin caption={text("whereOverdue")} head={head} rows={rows} />;
});
