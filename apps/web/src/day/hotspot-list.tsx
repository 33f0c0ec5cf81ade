import type { Hotspot } from "@ioc/protocol/board.ts";
import type { ReactElement } from "react";
import { fieldName } from "../language/field-name.ts";
import { civilTimeOf, daysBetween } from "../numbers/civil-time.ts";
import { Count } from "../numbers/count.tsx";
import { formatCount } from "../numbers/number-format.ts";
import { Phrase } from "../numbers/phrase.tsx";
import { useLanguage, useText } from "../page/page-context.ts";
import { Glyph } from "../stage/glyph.tsx";
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
                    <Count value={held} />
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
      <span className="hotspot-name">{name}</span>
      <span className="hotspot-expected" data-expected={hotspot.expected}>
        {hotspot.expected < 1
          ? text("hotspotExpectedUnderOne")
          : text("hotspotExpected", { expected: formatCount(language, hotspot.expected) })}
      </span>
      <span className="hotspot-field">{field}</span>
      <span className="hotspot-oldest">
        <Oldest dueAt={hotspot.oldestDueAt} today={civilTimeOf(picture.asOf).date} />
      </span>
      <i className="hotspot-bar" style={{ width: `${(hotspot.overdue / most) * 100}%` }} aria-hidden="true" />
    </li>
  );
}

function Oldest({ dueAt, today }: { dueAt: string | null | undefined; today: string }): ReactElement {
  const text = useText();
  if (!dueAt) return <>{text("notKnown")}</>;
  const days = daysBetween(civilTimeOf(dueAt).date, today);
  return <>{days < 1 ? text("hotspotToday") : text("hotspotOldest", { count: days })}</>;
}
