import type { Hotspot } from "@ioc/protocol/board.ts";
import type { ReactElement } from "react";
import { fieldName } from "../language/field-name.ts";
import { Count } from "../numbers/count.tsx";
import { NumberButton } from "../numbers/number-button.tsx";
import { formatCount } from "../numbers/number-format.ts";
import { Phrase } from "../numbers/phrase.tsx";
import { useLanguage, useText } from "../page/page-context.ts";
import { Glyph } from "../stage/glyph.tsx";
import { oldestDays } from "../stage/oldest-days.ts";
import type { Picture } from "../stage/picture.ts";
import { singleName } from "../stage/single-name.ts";

export interface HotspotListProps {
  readonly picture: Picture;
  readonly hotspots: readonly Hotspot[];
}

/** Which cells of unit and field hold more overdue dossiers than their share of the work explains. */
export function HotspotList({ picture, hotspots }: HotspotListProps): ReactElement {
  const text = useText();
  const held = hotspots.reduce((sum, hotspot) => sum + hotspot.overdue, 0);
  const most = Math.max(1, ...hotspots.map((hotspot) => hotspot.overdue));
  return (
    <section className="hotspots">
      <div className="section-head">
        <h2 className="title">
          {hotspots.length === 0 ? text("noHotspots") : text("hotspots", { count: hotspots.length })}
        </h2>
        {hotspots.length > 0 && (
          <span className="soft">
            <Phrase
              of="hotspotsHold"
              slots={{
                held: (
                  <b>
                    <Count value={held} measure="overdue" more={{ sum: { kind: "cells", cells: hotspots } }} />
                  </b>
                ),
                overdue: <Count value={picture.board.measures.overdue} measure="overdue" label={text("overdue")} />,
              }}
            />
          </span>
        )}
      </div>
      {hotspots.length === 0 && (
        <p className="calm-note">
          <Glyph name="met" size={26} />
          {text("noHotspotsNote")}
        </p>
      )}
      <ol>
        {hotspots.map((hotspot) => (
          <HotspotRow key={`${hotspot.unit} ${hotspot.field}`} hotspot={hotspot} picture={picture} most={most} />
        ))}
      </ol>
    </section>
  );
}

function HotspotRow({ hotspot, picture, most }: { hotspot: Hotspot; picture: Picture; most: number }): ReactElement {
  const text = useText();
  const language = useLanguage();
  const tile = picture.overview.tiles[hotspot.unit];
  const name = singleName(language, { units: picture.overview.tiles, areas: picture.overview.groups }, hotspot.unit, {
    name: hotspot.unitName,
    nameEn: tile?.nameEn,
  });
  const field = fieldName(language, hotspot.field);
  return (
    <li className="hotspot">
      <span className={hotspot.overdue < 100 ? "hotspot-overdue" : "hotspot-overdue hotspot-overdue-long"}>
        <Count
          value={hotspot.overdue}
          measure="overdue"
          unit={hotspot.unit}
          field={hotspot.field}
          label={`${text("overdue")}, ${name}, ${field}`}
        />
      </span>
      <span className="hotspot-line">
        <span className="hotspot-name">{name}</span>
        <span className="hotspot-expected" data-expected={hotspot.expected}>
          <Phrase
            of="hotspotExpected"
            slots={{
              expected: (
                <NumberButton
                  name={{ measure: "overdue" }}
                  of={{}}
                  more={{ sum: { kind: "expected", cell: hotspot } }}
                  className="count"
                  data={{ "data-value": hotspot.expected }}
                >
                  {hotspot.expected < 1 ? text("underOne") : formatCount(language, hotspot.expected)}
                </NumberButton>
              ),
            }}
          />
        </span>
      </span>
      <span className="hotspot-line">
        <span className="hotspot-field">{field}</span>
        <span className="hotspot-oldest">
          <Oldest hotspot={hotspot} days={oldestDays(picture.overview, hotspot)} />
        </span>
      </span>
      <i className="hotspot-bar" style={{ width: `${(hotspot.overdue / most) * 100}%` }} aria-hidden="true" />
    </li>
  );
}

function Oldest({ hotspot, days }: { hotspot: Hotspot; days: number | undefined }): ReactElement {
  const text = useText();
  if (days === undefined) return <>{text("notKnown")}</>;
  if (days < 1) return <>{text("hotspotToday")}</>;
  const count = <Count value={days} measure="overdue" more={{ sum: { kind: "oldest", cell: hotspot } }} />;
  return (
    <>
      <span>{text("oldest")}</span>
      <Phrase of="hotspotOldest" count={days} slots={{ count }} />
    </>
  );
}
