import type { ServerProcess } from "./server-process.ts";

const DISTRICTS = 12;
const COMMUNES = 11;
const FIELDS = ["Hộ tịch", "Chứng thực", "Đất đai", "Xây dựng", "Bảo trợ xã hội", "Hộ kinh doanh"];
const PROCEDURES = 20;

/** A province of 1 + 12 + 132 units and 20 procedures, and a feed at its top. */
export async function provisionProvince(server: ServerProcess): Promise<BenchProvince> {
  const communes: string[] = [];
  const units: object[] = [{ code: "P", name: "Tỉnh", kind: "province" }];
  for (let district = 0; district < DISTRICTS; district += 1) {
    units.push({ code: `D${district}`, name: `Huyện ${district}`, kind: "district", parent: "P" });
    for (let commune = 0; commune < COMMUNES; commune += 1) {
      const code = `C${district}-${commune}`;
      communes.push(code);
      units.push({ code, name: `Xã ${district}.${commune}`, kind: "commune", parent: `D${district}` });
    }
  }
  const procedures = Array.from({ length: PROCEDURES }, (_, index) => ({
    code: procedureCode(index),
    name: `Thủ tục ${index}`,
    field: FIELDS[index % FIELDS.length],
    level: "commune",
    service: "full",
    limit: index % 16,
    limitUnit: "workingDay",
  }));
  await call(server, "PUT", "/api/v1/units", units);
  await call(server, "PUT", "/api/v1/procedures", procedures);
  const feed = await call(server, "POST", "/api/v1/feeds", { unit: "P", name: "bench" });
  return { communes, units: units.length, feedToken: (feed as { token: string }).token };
}

export interface BenchProvince {
  readonly communes: readonly string[];
  readonly units: number;
  readonly feedToken: string;
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

export interface BenchEvent {
  readonly specversion: "1.0";
  readonly id: string;
  readonly source: string;
  readonly subject: string;
  readonly type: string;
  readonly time: string;
  readonly data: Readonly<Record<string, string>>;
}

const LIFE = ["received", "digitized", "paid", "resolved"] as const;
const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/**
 * The events of dossiers, four for each, spread over the last 90 days and mixed as they come from many counters: a
 * batch holds events of different stages of different dossiers.
 */
export function* benchEvents(communes: readonly string[], count: number, now: number): Generator<BenchEvent> {
  const dossiers = Math.ceil(count / LIFE.length);
  const lag = 400;
  let made = 0;
  for (let step = 0; made < count; step += 1) {
    for (let stage = 0; stage < LIFE.length && made < count; stage += 1) {
      const dossier = step - stage * lag;
      if (dossier < 0 || dossier >= dossiers) continue;
      made += 1;
      const receivedAt = now - 90 * DAY_MS + (dossier / dossiers) * 85 * DAY_MS;
      const name = LIFE[stage] ?? "received";
      yield {
        specversion: "1.0",
        id: `${dossier}-${stage}`,
        source: `/units/${communes[dossier % communes.length]}`,
        subject: `B-${dossier}`,
        type: `vn.motcua.dossier.${name}`,
        time: new Date(receivedAt + stage * 700 * MINUTE_MS).toISOString(),
        data: dataOf(name, dossier),
      };
    }
  }
}

function dataOf(name: (typeof LIFE)[number], dossier: number): Record<string, string> {
  switch (name) {
    case "received":
      return { procedure: procedureCode(dossier % PROCEDURES), channel: dossier % 3 === 0 ? "counter" : "onlineFull" };
    case "digitized":
      return { components: "full" };
    case "paid":
      return { method: "online" };
    case "resolved":
      return { outcome: "approved", result: "digitalSigned" };
  }
}

function procedureCode(index: number): string {
  return `9.${String(index).padStart(6, "0")}`;
}
