import type { Day } from "@ioc/domain/time/civil-date.ts";
import type { Channel } from "@ioc/protocol/names.ts";
import { communesWithLandOffice } from "../province/habits.ts";
import { type DemoProcedure, LAND } from "../province/procedures.ts";
import type { Office } from "../province/units.ts";

/** What is settled about a dossier when it is taken in. */
export interface Intake {
  readonly office: Office;
  readonly procedure: DemoProcedure;
  readonly channel: Channel;
  /** Whether it came over the network, at any hour. */
  readonly isOnline: boolean;
  readonly receivedDay: Day;
  readonly receivedLocalMs: number;
  readonly dueAtMs: number;
}

/** The district that handles a dossier from soon after its intake; undefined where the office decides itself. */
export function handlingDistrict({ office, procedure }: Intake): string | undefined {
  return procedure.field === LAND && !communesWithLandOffice.has(office.code) ? office.landOffice : undefined;
}
