import { type ReactElement, useRef } from "react";
import type { Language } from "../language/language.ts";
import { areaName } from "../language/short-name.ts";
import { textOf } from "../language/text.ts";
import { Count } from "../numbers/count.tsx";
import { useLanguage, useSettings, useText } from "../page/page-context.ts";
import type { Picture } from "../stage/picture.ts";
import { type GroupOfUnits, unitsByGroup } from "../stage/unit-order.ts";
import { useLayout } from "../stage/use-layout.ts";
import { MapDrawing } from "./map-drawing.tsx";
import { MapLegend } from "./map-legend.tsx";
import { MapTwin } from "./map-twin.tsx";
import { useMapLayout } from "./use-map-layout.ts";
import { useWidth } from "./use-width.ts";

/** Widths as the font has them: a name is a good deal wider than its letters' mean, since it begins with capitals. */
const WALL = {
  labelHeight: 30,
  fontSize: 23,
  character: 11.5,
  capitals: 23,
  digit: 13.5,
  maxRadius: 56,
  height: 428,
} as const;
/** Drawn larger as a whole, so that there is less height for it. */
const FAR = { ...WALL, height: 262 } as const;
const PHONE = {
  labelHeight: 26,
  fontSize: 16,
  character: 8,
  capitals: 16,
  digit: 9.5,
  maxRadius: 24,
  height: 0,
} as const;
/** A group stands out when its overdue share is this many times the whole's, and it is not about a handful. */
const OUTSTANDING = { times: 1.5, least: 10 } as const;

/** Where are we late? One hexagon per unit, whatever its size on a real map. */
export function UnitMap({ picture, listed }: { picture: Picture; listed: ReadonlySet<string> }): ReactElement {
  const text = useText();
  const language = useLanguage();
  const layout = useLayout();
  const frame = useRef<HTMLDivElement>(null);
  const measured = useWidth(frame);
  const density = useSettings((state) => state.density);
  const look = layout === "phone" ? PHONE : density === "far" ? FAR : WALL;
  const width = layout === "wall" ? 740 : measured;
  const groups = unitsByGroup(picture.overview);
  const named = groups.map((group) => ({ ...group, name: groupName(picture, group, groups.length > 1, language) }));
  const placed = useMapLayout(
    named.map(({ code, name, units, group }) => ({
      code,
      labelWidth: name.length * look.character + look.capitals + 9 + String(group.measures.overdue).length * look.digit,
      tiles: units.map((unit) => unit.code),
      office: units.find((unit) => unit.code === code)?.code,
    })),
    { width, height: look.height, labelHeight: look.labelHeight, maxRadius: look.maxRadius },
    layout === "phone",
  );
  const tiles = Object.values(picture.overview.tiles);
  return (
    <section className="map">
      <div className="section-head">
        <h2 className="title">{text("whereOverdue")}</h2>
        <span className="soft">{text("mapNote")}</span>
      </div>
      <div ref={frame} className="map-frame" style={{ height: placed.height }}>
        {width > 0 && (
          <MapDrawing layout={placed} width={width} tiles={picture.overview.tiles} listed={listed} groups={named} />
        )}
        {placed.labelled &&
          placed.groups.map(({ code, label }) => {
            const found = named.find((group) => group.code === code);
            if (found === undefined) return null;
            const size = { fontSize: look.fontSize * placed.labelScale, height: look.labelHeight * placed.labelScale };
            const style = { left: label.x, top: label.y, width: label.width, ...size };
            const state = `${label.beside ? " map-label-beside" : ""}${standsOut(picture, found) ? " map-label-hot" : ""}`;
            return (
              <div key={code} className={`map-label${state}`} style={style}>
                <span className="map-label-name">{found.name}</span>
                <b>
                  <Count
                    value={found.group.measures.overdue}
                    measure="overdue"
                    group={code}
                    label={`${text("overdue")}, ${found.name}`}
                  />
                </b>
              </div>
            );
          })}
      </div>
      <MapLegend
        never={tiles.some((tile) => tile.state === "never") && !tiles.some((tile) => tile.state === "stale")}
      />
      <MapTwin groups={named} />
    </section>
  );
}

/** The group of the unit itself holds its departments: for a province, "Cấp tỉnh". */
function groupName(picture: Picture, group: GroupOfUnits, among: boolean, language: Language): string {
  const { code, kind } = picture.overview.unit;
  const provincial = among && group.code === code && kind === "province";
  return provincial ? textOf(language, "provincialLevel") : areaName(language, group.group);
}

function standsOut(picture: Picture, { group }: GroupOfUnits): boolean {
  const { overdue, inProgress } = group.measures;
  const whole = picture.board.measures;
  if (overdue < OUTSTANDING.least || whole.inProgress === 0 || inProgress === 0) return false;
  return overdue / inProgress >= (OUTSTANDING.times * whole.overdue) / whole.inProgress;
}
