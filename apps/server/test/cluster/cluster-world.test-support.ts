import { call, type UnitRow } from "../durability/province.test-support.ts";

/** The world of the tests, such as `recount.sql` can judge it. */
export interface ClusterWorld {
  readonly units: readonly UnitRow[];
  readonly procedures: readonly ProcedureRow[];
}

export interface ProcedureRow {
  readonly code: string;
  readonly name: string;
  readonly field: string;
  readonly level: string;
  readonly service: string;
  readonly limit: number;
  readonly limitUnit: "workingDay";
}

const UNITS: readonly UnitRow[] = [
  { code: "P", name: "Tỉnh", kind: "province" },
  { code: "D1", name: "Huyện Một", kind: "district", parent: "P" },
  { code: "D2", name: "Huyện Hai", kind: "district", parent: "P" },
  { code: "C1", name: "Xã Một", kind: "commune", parent: "D1" },
  { code: "C2", name: "Xã Hai", kind: "commune", parent: "D1" },
  { code: "C3", name: "Xã Ba", kind: "commune", parent: "D1" },
  { code: "C4", name: "Xã Bốn", kind: "commune", parent: "D2" },
  { code: "C5", name: "Xã Năm", kind: "commune", parent: "D2" },
  { code: "C6", name: "Xã Sáu", kind: "commune", parent: "D2" },
];

/** Every day is worked, from its beginning to a minute before its end. */
const CALENDAR = {
  week: Object.fromEntries(["mon", "tue", "wed", "thu", "fri", "sat", "sun"].map((day) => [day, [["00:00", "23:59"]]])),
  holidays: [],
  workdays: [],
};

/** Named by dossiers, but not provisioned at first. */
export const UNKNOWN_PROCEDURE = "9.999";

export function procedureRow(code: string, field: string, limit: number): ProcedureRow {
  return { code, name: `Thủ tục ${code}`, field, level: "commune", service: "full", limit, limitUnit: "workingDay" };
}

export const WORLD: ClusterWorld = {
  units: UNITS,
  procedures: [
    procedureRow("1.001", "Đất đai", 5),
    procedureRow("1.002", "Hộ tịch", 1),
    procedureRow("2.003", "Chứng thực", 2),
    procedureRow("2.004", "Hộ tịch", 12),
  ],
};

/** Makes the world through one node and registers a feed for each unit below the top; returns unit → token. */
export async function provisionWorld(url: string): Promise<Map<string, string>> {
  await call(url, "PUT", "calendar", CALENDAR);
  await call(url, "PUT", "units", WORLD.units);
  await call(url, "PUT", "procedures", WORLD.procedures);
  const tokens = new Map<string, string>();
  for (const { code, parent } of WORLD.units) {
    if (parent === undefined) continue;
    const feed = (await call(url, "POST", "feeds", { unit: code, name: code })) as { token: string };
    tokens.set(code, feed.token);
  }
  return tokens;
}
