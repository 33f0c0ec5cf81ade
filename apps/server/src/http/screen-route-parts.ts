import { formatInstant } from "@ioc/domain/time/instant.ts";
import { DEFAULT_LOOK } from "@ioc/protocol/screen-look.ts";
import type { ScreenItem, ScreenPlace } from "@ioc/protocol/screens.ts";
import type { Request } from "express";
import type { Kysely } from "kysely";
import type { Database } from "../database/schema.ts";
import type { GuessLimit } from "../screens/guess-limit.ts";
import type { Screens } from "../screens/open-screens.ts";
import { type ScreenRecord, standingUnit } from "../screens/screen-record.ts";
import { type NamedUnitParts, namedUnit } from "./named-unit.ts";

export interface ScreenRouteParts extends NamedUnitParts {
  readonly db: Kysely<Database>;
  readonly screens: Pick<Screens, "credentials" | "lines">;
  readonly guesses: GuessLimit;
  /** Tells all nodes that somebody may do less or something else; as the last of the transaction that does it. */
  readonly watch: { changed(db?: Kysely<Database>): Promise<void> };
  /** The address under which browsers reach us, if somebody said so. */
  readonly publicUrl: string | undefined;
  /** The same, or where we listen. */
  readonly origin: string;
  /** Browsers reach us over TLS. */
  readonly isSecure: boolean;
}

/** The unit of a code whose screens whoever asks manages; 404 if there is none for them. */
export function managedUnit(request: Request, code: string, parts: ScreenRouteParts): Promise<number> {
  return namedUnit(request, "manageScreens", code, parts);
}

/** Where a screen points, with the code of the unit that stands for its own today. */
export function placeOf(
  { name, unit, scene }: Pick<ScreenRecord, "name" | "unit" | "scene">,
  { state, clock }: ScreenRouteParts,
): ScreenPlace {
  const code = standingUnit(state.reference, unit, clock.now());
  if (code === undefined) throw new Error(`unit ${unit} of a screen is not there`);
  return { name, unit: code, scene, playlist: [], schedule: [], look: DEFAULT_LOOK };
}

export function itemOf(screen: ScreenRecord, lines: ReadonlyMap<number, number>, parts: ScreenRouteParts): ScreenItem {
  const { id, approvedBy, createdAt, address } = screen;
  const heard = lines.get(id);
  const seen = Math.max(heard ?? 0, screen.lastSeenAt ?? 0);
  return {
    id: String(id),
    ...placeOf(screen, parts),
    approvedBy,
    createdAt: formatInstant(createdAt),
    lastSeenAt: seen === 0 ? null : formatInstant(seen),
    connected: heard !== undefined,
    address,
    state: heard === undefined ? "away" : "lives",
    stalledSince: null,
    report: null,
    drive: null,
  };
}
