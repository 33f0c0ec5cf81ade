import type { ReactElement } from "react";
import { MapLegend, type MapLegendProps } from "./map-legend.tsx";
import { MapTwin, type MapTwinProps } from "./map-twin.tsx";

/** What belongs to the map and comes after the first numbers: what its marks mean, and a thousand rows that nobody sees. */
export function MapFoot({ groups, ...legend }: MapLegendProps & MapTwinProps): ReactElement {
  return (
    <>
      <MapLegend {...legend} />
      <MapTwin groups={groups} />
    </>
  );
}
