import type { UnitHead } from "@ioc/protocol/board.ts";
import type { OverviewTile } from "@ioc/protocol/overview.ts";
import type { Picture } from "../stage/picture.ts";

/** A unit that is not heard. */
export interface SilentUnit {
  readonly code: string;
  readonly named: Pick<UnitHead, "name" | "nameEn">;
  /** Absent: the board's own unit, while it has no numbers. */
  readonly group: string | undefined;
  readonly state: "stale" | "never";
  /** Undefined: never. */
  readonly lastEventAt: string | undefined;
  /** Open dossiers as it told them last; nothing is known of who never sent. */
  readonly inProgress: number | undefined;
}

/** Who is silent: the longest first, then those that never sent. */
export function silentUnits({ board, overview }: Pick<Picture, "board" | "overview">): readonly SilentUnit[] {
  const tiles = Object.entries(overview.tiles);
  const stale = tiles.flatMap(([code, tile]) => (tile.state === "stale" ? [silent(code, tile, "stale")] : []));
  const never = tiles.flatMap(([code, tile]) => (tile.state === "never" ? [silent(code, tile, "never")] : []));
  stale.sort((a, b) => Date.parse(a.lastEventAt ?? "") - Date.parse(b.lastEventAt ?? "") || (a.code < b.code ? -1 : 1));
  // The board's own unit has no tile while it has no numbers, but it counts as one that never sent.
  const own: SilentUnit = {
    code: overview.unit.code,
    named: overview.unit,
    group: undefined,
    state: "never",
    lastEventAt: undefined,
    inProgress: undefined,
  };
  return [...stale, ...never, ...(board.freshness.never > never.length ? [own] : [])];
}

function silent(code: string, tile: OverviewTile, state: SilentUnit["state"]): SilentUnit {
  return {
    code,
    named: tile,
    group: tile.group === code ? undefined : tile.group,
    state,
    lastEventAt: tile.lastEventAt ?? undefined,
    inProgress: state === "never" ? undefined : tile.inProgress,
  };
}

/** Open dossiers whose numbers are old. */
export function heldBySilent(units: readonly SilentUnit[]): number {
  return units.reduce((sum, { inProgress }) => sum + (inProgress ?? 0), 0);
}
