import type { Overview } from "@ioc/protocol/overview.ts";
import { type ReactElement, useMemo } from "react";
import { areaName } from "../language/short-name.ts";
import { Count } from "../numbers/count.tsx";
import { useLanguage, useText, useWords } from "../page/page-context.ts";
import { FittedWords } from "../stage/fitted-words.tsx";
import { LateChartTools } from "../stage/late-chart-tools.tsx";
import { RowTable } from "../stage/row-table.tsx";
import { unitsIn } from "../stage/units-in.ts";
import { useLayout } from "../stage/use-layout.ts";
import { useRoom } from "../stage/use-room.ts";
import { type FeedGroup, feedGroups } from "./feed-groups.ts";
import { feedsWords } from "./feeds-words.ts";
import { groupTarget } from "./group-target.ts";
import { linesCsv } from "./lines-csv.ts";
import { UnitMarks } from "./unit-marks.tsx";

const ROOM = { wall: 12, phone: 40 } as const;
/** Lines of marks that have room under each other on the wall. */
const LINES = 20;
const IN_A_LINE = { wall: 24, phone: 20 } as const;

/** The lines by their common parent: where several fall silent together, the fault is likely above them. */
export function GroupList({ overview }: { overview: Overview }): ReactElement {
  const words = useWords(feedsWords);
  const layout = useLayout();
  const room = useRoom();
  const language = useLanguage();
  const rows = useMemo(() => feedGroups(overview, ROOM[room]), [overview, room]);
  const lines = rows.reduce((sum, { states }) => sum + Math.ceil(states.length / IN_A_LINE[layout]), 0);
  const inALine = layout === "phone" || lines <= LINES ? IN_A_LINE[layout] : undefined;
  return (
    <section className="block by-group">
      <div className="section-head">
        <h2 className="title">{words("groupsTitle")}</h2>
        <span className="soft">{words("groupsNote")}</span>
      </div>
      <RowTable
        className="group-table"
        heads={[
          { words: words("group"), className: "row-head-name group-name-head" },
          { words: words("groupsNote"), drawn: "", className: "group-marks-head" },
          { words: words("silent"), className: "group-count-head" },
          { words: words("held"), className: "group-held-head" },
        ]}
      >
        {rows.map((row) => (
          <Row
            key={row.groups[0]}
            row={row}
            others={rows.flatMap((other) => (other === row ? [] : other.groups))}
            overview={overview}
            inALine={inALine}
          />
        ))}
      </RowTable>
      <LateChartTools title={words("linesTitle")} table={() => linesCsv(overview, language)} />
    </section>
  );
}

interface RowProps {
  readonly row: FeedGroup;
  readonly overview: Overview;
  readonly inALine: number | undefined;
  /** The groups of the other rows. */
  readonly others: readonly string[];
}

function Row({ row, others, overview, inALine }: RowProps): ReactElement {
  const whose = groupTarget(row.groups, others, overview);
  return (
    <tr className={row.silent > 0 ? "group-row group-silent" : "group-row"}>
      <GroupName row={row} overview={overview} />
      <td className="group-marks">
        <UnitMarks states={row.states} inALine={inALine} />
      </td>
      <td className="row-number group-count">
        {row.silent > 0 && <Count value={row.silent} more={{ ...whose, ...unitsIn("stale", "never") }} />}
      </td>
      <td className="row-number group-count">
        {row.held > 0 && <Count value={row.held} measure="inProgress" more={{ ...whose, silent: true }} />}
      </td>
    </tr>
  );
}

function GroupName({ row, overview }: { row: FeedGroup; overview: Overview }): ReactElement {
  const words = useWords(feedsWords);
  const text = useText();
  const language = useLanguage();
  const [code = ""] = row.groups;
  const group = overview.groups[code];
  const provincial = code === overview.unit.code && overview.unit.kind === "province";
  const name =
    row.groups.length > 1 || group === undefined
      ? words("otherGroups", { count: row.groups.length })
      : provincial
        ? text("provincialLevel")
        : areaName(language, group);
  return (
    <th scope="row" className="group-name">
      <FittedWords className="group-name-words" words={name} />
    </th>
  );
}
