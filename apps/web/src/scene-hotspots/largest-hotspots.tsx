import type { Hotspot } from "@ioc/protocol/board.ts";
import type { Directive } from "@ioc/protocol/directives.ts";
import type { Hotspots } from "@ioc/protocol/hotspots.ts";
import type { Overview } from "@ioc/protocol/overview.ts";
import type { ReactElement } from "react";
import { fieldName } from "../language/field-name.ts";
import { Count } from "../numbers/count.tsx";
import { formatCount } from "../numbers/number-format.ts";
import { PhraseOf } from "../numbers/phrase-of.tsx";
import { useLanguage, useText, useWall, useWords } from "../page/page-context.ts";
import { FittedWords } from "../stage/fitted-words.tsx";
import { Glyph } from "../stage/glyph.tsx";
import { oldestDays } from "../stage/oldest-days.ts";
import { RowTable } from "../stage/row-table.tsx";
import { singleName } from "../stage/single-name.ts";
import { ExpectedAgainstNow } from "./expected-against-now.tsx";
import { directiveOf } from "./hotspot-directive.ts";
import { hotspotWords } from "./hotspot-words.ts";
import { UrgedState } from "./urged-state.tsx";

/** As many as stand under each other on the wall. */
const ROWS = 5;

export interface LargestHotspotsProps {
  readonly hotspots: Hotspots;
  readonly overview: Overview;
}

/** The single units and fields that are farthest above what their share of the work explains. */
export function LargestHotspots({ hotspots, overview }: LargestHotspotsProps): ReactElement {
  const words = useWords(hotspotWords);
  const text = useText();
  const rows = hotspots.hotspots.slice(0, ROWS);
  // Of the past nothing is known of that, nor where the server does not tell it.
  const directives = useWall((state) => state.directives);
  const most = Math.max(1, ...rows.map(({ overdue, expected }) => Math.max(overdue, expected)));
  return (
    <section className="block worst">
      <div className="section-head">
        <h2 className="title">
          {rows.length === 0 ? words("hotspotsNone") : words("hotspotsTitle", { count: rows.length })}
        </h2>
        {rows.length > 0 && (
          <span className="soft worst-key" aria-hidden="true">
            <i className="ring" /> {words("expectedKey")} <i className="dot" /> {words("nowKey")}
          </span>
        )}
      </div>
      {rows.length === 0 && (
        <p className="calm-note">
          <Glyph name="met" size={26} />
          {text("noHotspotsNote")}
        </p>
      )}
      {rows.length > 0 && (
        <RowTable
          className={directives === undefined ? "worst-table" : "worst-table worst-table-urged"}
          heads={[
            { words: words("overdueShort"), className: "worst-count-head" },
            { words: words("unitAndField"), className: "row-head-name" },
            { words: words("expectedKey"), className: "worst-drawing-head", drawn: "" },
            { words: words("oldest"), className: "worst-oldest-head" },
            ...(directives === undefined
              ? []
              : [{ words: words("urged"), className: "row-head-name worst-urged worst-urged-head" }]),
          ]}
        >
          {rows.map((hotspot) => (
            <Row
              key={`${hotspot.unit} ${hotspot.field}`}
              hotspot={hotspot}
              overview={overview}
              today={hotspots.today}
              most={most}
              directives={directives}
            />
          ))}
        </RowTable>
      )}
    </section>
  );
}

interface RowProps {
  readonly hotspot: Hotspot;
  readonly overview: Overview;
  readonly today: string;
  readonly most: number;
  readonly directives: readonly Directive[] | undefined;
}

function Row({ hotspot, overview, today, most, directives }: RowProps): ReactElement {
  const words = useWords(hotspotWords);
  const language = useLanguage();
  const { unit, unitName, field, overdue, expected } = hotspot;
  const { tiles: units, groups: areas } = overview;
  const name = singleName(language, { units, areas }, unit, { name: unitName, nameEn: units[unit]?.nameEn });
  return (
    <tr className="worst-row">
      <td className="row-number worst-count">
        <Count value={overdue} measure="overdue" unit={unit} field={field} label={name} />
      </td>
      <th scope="row" className="worst-who">
        <FittedWords className="worst-name" words={name} beside={directives === undefined} />{" "}
        <span className="worst-field" title={fieldName(language, field)}>
          {fieldName(language, field)}
        </span>
      </th>
      <td className="worst-drawing">
        <ExpectedAgainstNow expected={expected} now={overdue} most={most} />
        <span className="unseen">{words("expected", { expected: formatCount(language, expected) })}</span>
      </td>
      <td className="row-number worst-oldest">
        <Oldest hotspot={hotspot} days={oldestDays(overview, hotspot)} />
      </td>
      {directives !== undefined && (
        <td className="worst-urged">
          <UrgedState directive={directiveOf(directives, hotspot)} today={today} />
        </td>
      )}
    </tr>
  );
}

function Oldest({ hotspot, days }: { hotspot: Hotspot; days: number | undefined }): ReactElement {
  const words = useWords(hotspotWords);
  const text = useText();
  if (days === undefined) return <>{text("notKnown")}</>;
  if (days < 1) return <>{words("today")}</>;
  const count = <Count value={days} measure="overdue" more={{ sum: { kind: "oldest", cell: hotspot } }} />;
  return (
    <>
      <PhraseOf words={hotspotWords} of="days" count={days} slots={{ count }} />{" "}
      <span className="soft">{words("workingDays")}</span>
    </>
  );
}
