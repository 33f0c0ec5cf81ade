import type { Request } from "express";
import type { Kysely, Transaction } from "kysely";
import type { Database } from "../database/schema.ts";
import type { DriveLimit } from "../screens/drive-limit.ts";
import type { GuessLimit } from "../screens/guess-limit.ts";
import type { Screens } from "../screens/open-screens.ts";
import type { ScreenRecord } from "../screens/screen-record.ts";
import { holdScreen } from "../screens/screen-store.ts";
import { notFound } from "./http-error.ts";
import { type NamedUnitParts, namedUnit } from "./named-unit.ts";

export interface ScreenRouteParts extends NamedUnitParts {
  readonly db: Kysely<Database>;
  readonly screens: Pick<Screens, "credentials" | "lines">;
  readonly guesses: GuessLimit;
  /** Tells all nodes that somebody may do less or something else; as the last of the transaction that does it. */
  readonly watch: { changed(db?: Kysely<Database>): Promise<void> };
  /** Tells all nodes that a screen is driven, or not any more; likewise. */
  readonly commands: { changed(db?: Kysely<Database>): Promise<void> };
  readonly driving: DriveLimit;
  /** The address under which browsers reach us, if somebody said so. */
  readonly publicUrl: string | undefined;
  /** The same, or where we listen. */
  readonly origin: string;
  /** Browsers reach us over TLS. */
  readonly isSecure: boolean;
}

export const MANAGE = "manageScreens";

/** The unit of a code whose screens whoever asks manages; 404 if there is none for them. */
export function managedUnit(request: Request, code: string, parts: ScreenRouteParts): Promise<number> {
  return namedUnit(request, MANAGE, code, parts);
}

/** The screen of a path as it is, if whoever asks manages it; 404 otherwise. */
export function managedRecord(
  request: Request,
  screen: ScreenRecord | undefined,
  { require }: ScreenRouteParts,
): ScreenRecord {
  if (screen === undefined) throw notFound("screen");
  require(request, MANAGE, screen.unit, "screen");
  return screen;
}

/** The same, which nobody else changes before the transaction is done. */
export async function managedScreen(
  transaction: Transaction<Database>,
  request: Request,
  parts: ScreenRouteParts,
): Promise<ScreenRecord> {
  return managedRecord(request, await holdScreen(transaction, screenIdOf(request)), parts);
}

/** The id in a path; 404 for what cannot be one. */
export function screenIdOf(request: Request): number {
  const { id } = request.params;
  if (typeof id !== "string" || !/^\d{1,9}$/.test(id)) throw notFound("screen");
  return Number(id);
}
