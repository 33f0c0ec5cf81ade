import type { Hotspots } from "@ioc/protocol/hotspots.ts";
import type { ReactElement } from "react";
import { Count } from "../numbers/count.tsx";
import { useText } from "../page/page-context.ts";
import type { TableRow } from "./heat-table.ts";

/** What is overdue in a row; of who never sent it is not known, which is not zero. */
export function ChildrenTotal({
  hotspots,
  row,
  except,
}: {
  hotspots: Hotspots;
  row: TableRow;
  /** Who has a row. */
  except: readonly string[];
}): ReactElement {
  const text = useText();
  const [code = ""] = row.children;
  if (row.children.length > 1) return <Count value={row.overdue} measure="overdue" more={{ except }} />;
  if (hotspots.children[code]?.state === "never") return <span className="soft">{text("legendNever")}</span>;
  return <Count value={row.overdue} measure="overdue" child={code} />;
}
