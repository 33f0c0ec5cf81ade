import { formatInstant, parseInstant } from "@ioc/domain/time/instant.ts";
import { type Explained, type ExplainedById, explainedByIdSchema, mapUnits } from "@ioc/protocol/explained.ts";
import { sceneSchema } from "@ioc/protocol/scene.ts";
import { DRIVE_LASTS_MS, type DriveBody, type ScreenDrive } from "@ioc/protocol/screen-drive.ts";
import { z } from "zod";
import type { Driver } from "./driver.ts";
import type { UnitWithin } from "./screen-place.ts";

/** Where a screen was driven, as it is stored; null as on the wire. What this version cannot read is not chosen. */
const driveStateSchema = z.object({
  scene: sceneSchema.nullable().catch(null),
  unit: z.int().nullable(),
  field: z.string().nullable(),
  frozen: z.boolean(),
  explain: explainedByIdSchema.nullable().catch(null),
  at: z.int().nullable(),
});
export type DriveState = z.infer<typeof driveStateSchema>;

/** Whoever has just taken a screen over, and has not driven it anywhere yet. */
export const NOT_DRIVEN: DriveState = driveStateSchema.parse({
  scene: null,
  unit: null,
  field: null,
  frozen: false,
  explain: null,
  at: null,
});

/** A drive that goes on. */
export interface DriveRecord extends Driver {
  readonly since: number;
  readonly commandedAt: number;
  readonly state: DriveState;
}

export function readDriveState(stored: unknown): DriveState {
  return driveStateSchema.safeParse(stored).data ?? NOT_DRIVEN;
}

/** The first moment at which a drive goes on no more. */
export function endOf({ commandedAt }: Pick<DriveRecord, "commandedAt">): number {
  return commandedAt + DRIVE_LASTS_MS;
}

/**
 * What a command makes of what those before it left: what it names changes, the rest stays.
 *
 * @param idOf ids of the units that the command names
 */
export function driven(before: DriveState, command: DriveBody, idOf: (code: string) => number): DriveState {
  const { scene, unit, field, frozen, explain, at } = command;
  return {
    scene: scene ?? before.scene,
    unit: unit === undefined ? before.unit : unit === null ? null : idOf(unit),
    field: field === undefined ? before.field : field,
    frozen: frozen ?? before.frozen,
    explain:
      explain == null
        ? explain === null || scene !== undefined
          ? null
          : before.explain
        : mapUnits<string, number>(explain, idOf),
    at: at === undefined ? before.at : at === null ? null : (parseInstant(at) ?? null),
  };
}

/** As everybody is told it; a unit that has gone out of the screen's subtree is as if it had not been chosen. */
export function toldDrive({ name, since, state, ...drive }: DriveRecord, within: UnitWithin): ScreenDrive {
  return {
    by: name,
    since: formatInstant(since),
    until: formatInstant(endOf(drive)),
    scene: state.scene,
    unit: state.unit === null ? null : (within(state.unit) ?? null),
    field: state.field,
    frozen: state.frozen,
    explain: state.explain && toldExplained(state.explain, within),
    at: state.at === null ? null : formatInstant(state.at),
  };
}

/** None where one of its units is no more within the screen's: a part of a number would be another number. */
function toldExplained(explained: ExplainedById, within: UnitWithin): Explained | null {
  let isWhole = true;
  const told = mapUnits<number, string>(explained, (unit) => {
    const code = within(unit);
    isWhole &&= code !== undefined;
    return code ?? "";
  });
  return isWhole ? told : null;
}
