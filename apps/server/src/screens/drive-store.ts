import { DRIVE_LASTS_MS } from "@ioc/protocol/screen-drive.ts";
import type { Kysely, Transaction } from "kysely";
import type { Database } from "../database/schema.ts";
import { type DriveRecord, readDriveState } from "./screen-drive.ts";

/** Screens → the drives that go on; one of a screen that is held in a transaction cannot change before it is done. */
export async function readDrives(
  db: Kysely<Database>,
  screens: readonly number[],
  now: number,
): Promise<ReadonlyMap<number, DriveRecord>> {
  if (screens.length === 0) return new Map();
  const rows = await db
    .selectFrom("screen_drive")
    .selectAll()
    .where("screen", "in", screens)
    .where("commanded_at", ">", now - DRIVE_LASTS_MS)
    .execute();
  return new Map(
    rows.map(({ screen, driver, name, since, commanded_at: commandedAt, state }) => [
      screen,
      { driver, name, since, commandedAt, state: readDriveState(state) },
    ]),
  );
}

export async function putDrive(
  transaction: Transaction<Database>,
  screen: number,
  { driver, name, since, commandedAt, state }: DriveRecord,
): Promise<void> {
  const row = { driver, name, since, commanded_at: commandedAt, state: JSON.stringify(state) };
  await transaction
    .insertInto("screen_drive")
    .values({ screen, ...row })
    .onConflict((conflict) => conflict.column("screen").doUpdateSet(row))
    .execute();
}

export async function endDrive(transaction: Transaction<Database>, screen: number): Promise<void> {
  await transaction.deleteFrom("screen_drive").where("screen", "=", screen).execute();
}
