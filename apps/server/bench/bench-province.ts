import { procedureCode } from "./bench-event.ts";
import type { ServerProcess } from "./server-process.ts";

export interface ProvinceShape {
  readonly districts: number;
  /** Of each district. */
  readonly communes: number;
  readonly procedures: number;
  /** The procedures' fields, in turn. */
  readonly fields: readonly string[];
  /** Working days of a procedure. */
  limit(procedure: number): number;
}

/** 1 + 12 + 132 units. */
const PROVINCE: ProvinceShape = {
  districts: 12,
  communes: 11,
  procedures: 20,
  fields: ["Hộ tịch", "Chứng thực", "Đất đai", "Xây dựng", "Bảo trợ xã hội", "Hộ kinh doanh"],
  limit: (procedure) => procedure % 16,
};

export interface BenchProvince {
  readonly shape: ProvinceShape;
  readonly districts: readonly string[];
  readonly communes: readonly string[];
  readonly units: number;
}

/** Makes a province; on a database that has it already nothing changes. */
export async function provisionProvince(
  server: ServerProcess,
  shape: ProvinceShape = PROVINCE,
): Promise<BenchProvince> {
  const districts: string[] = [];
  const communes: string[] = [];
  const units: object[] = [{ code: "P", name: "Tỉnh", kind: "province" }];
  for (let district = 0; district < shape.districts; district += 1) {
    districts.push(`D${district}`);
    units.push({ code: `D${district}`, name: `Huyện ${district}`, kind: "district", parent: "P" });
    for (let commune = 0; commune < shape.communes; commune += 1) {
      const code = `C${district}-${commune}`;
      communes.push(code);
      units.push({ code, name: `Xã ${district}.${commune}`, kind: "commune", parent: `D${district}` });
    }
  }
  const procedures = Array.from({ length: shape.procedures }, (_, index) => ({
    code: procedureCode(index),
    name: `Thủ tục ${index}`,
    field: shape.fields[index % shape.fields.length],
    level: "commune",
    service: "full",
    limit: shape.limit(index),
    limitUnit: "workingDay",
  }));
  await call(server, "PUT", "/api/v1/units", units);
  await call(server, "PUT", "/api/v1/procedures", procedures);
  return { shape, districts, communes, units: units.length };
}

/** Registers a feed and returns its token. */
export async function registerFeed(server: ServerProcess, unit: string): Promise<string> {
  const feed = await call(server, "POST", "/api/v1/feeds", { unit, name: "bench" });
  return (feed as { token: string }).token;
}

export async function call(server: ServerProcess, method: string, path: string, body?: object): Promise<unknown> {
  const response = await fetch(server.url + path, {
    method,
    headers: { authorization: `Bearer ${server.token}`, "content-type": "application/json" },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
  return response.json();
}
