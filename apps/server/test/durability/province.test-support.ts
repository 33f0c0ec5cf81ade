import { BOOTSTRAP_TOKEN } from "./server-process.test-support.ts";

export interface UnitRow {
  readonly code: string;
  readonly name: string;
  readonly kind: string;
  readonly parent?: string;
  readonly validTo?: string;
  readonly successor?: string;
}

/** Two districts of three communes each; one commune ends in the middle of the events and is succeeded. */
export const UNITS: readonly UnitRow[] = [
  { code: "P", name: "Tỉnh", kind: "province" },
  { code: "D1", name: "Huyện Một", kind: "district", parent: "P" },
  { code: "D2", name: "Huyện Hai", kind: "district", parent: "P" },
  { code: "C1", name: "Xã Một", kind: "commune", parent: "D1" },
  { code: "C2", name: "Xã Hai", kind: "commune", parent: "D1", validTo: "2025-03-31", successor: "C1" },
  { code: "C3", name: "Xã Ba", kind: "commune", parent: "D1" },
  { code: "C4", name: "Xã Bốn", kind: "commune", parent: "D2" },
  { code: "C5", name: "Xã Năm", kind: "commune", parent: "D2" },
  { code: "C6", name: "Xã Sáu", kind: "commune", parent: "D2" },
];

/** C3 stands in the other district: what either district reported of its dossiers counts otherwise than before. */
export const UNITS_WITH_C3_MOVED: readonly UnitRow[] = UNITS.map((unit) =>
  unit.code === "C3" ? { ...unit, parent: "D2" } : unit,
);

export const PROCEDURES = ["1.001", "1.002", "2.003"].map((code, index) => procedureRow(code, index));

/** A procedure whose field and limit follow from its number. */
export function procedureRow(code: string, index: number) {
  return {
    code,
    name: `Thủ tục ${code}`,
    field: ["Đất đai", "Hộ tịch", "Chứng thực"][index % 3] ?? "",
    level: "commune",
    service: "full",
    limit: [5, 0, 12][index % 3] ?? 0,
    limitUnit: ["workingDay", "workingDay", "workingHour"][index % 3] ?? "",
  };
}

/** Calls the API as administrator; throws with the answer when it is not a good one. */
export async function call(url: string, method: string, path: string, body?: unknown): Promise<unknown> {
  const response = await fetch(`${url}/api/v1/${path}`, {
    method,
    headers: {
      authorization: `Bearer ${BOOTSTRAP_TOKEN}`,
      ...(body === undefined ? {} : { "content-type": "application/json" }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
  return text === "" ? undefined : JSON.parse(text);
}

/** Provisions units and procedures and registers a feed for each unit; returns unit → token. */
export async function provision(url: string, units = UNITS, procedures = PROCEDURES): Promise<Map<string, string>> {
  await call(url, "PUT", "units", units);
  await call(url, "PUT", "procedures", procedures);
  const tokens = new Map<string, string>();
  for (const { code } of units) {
    const feed = (await call(url, "POST", "feeds", { unit: code, name: code })) as { token: string };
    tokens.set(code, feed.token);
  }
  return tokens;
}
