import { expect } from "vitest";
import { type Board, expectSound } from "./board-shape.test-support.ts";
import { countInFile } from "./count-in-file.test-support.ts";
import { call, type HttpAnswer } from "./http-client.test-support.ts";
import { BOOTSTRAP_TOKEN } from "./running-server.test-support.ts";

/** A server of any kind whose bootstrap token is BOOTSTRAP_TOKEN. */
export interface Served {
  readonly url: string;
}

export interface CloudEvent {
  readonly [attribute: string]: unknown;
}

export interface FeedAnswer {
  readonly ok: true;
  readonly accepted: number;
  readonly duplicates: number;
  readonly rejected: readonly {
    readonly index: number;
    readonly id?: string | null;
    readonly code: string;
    readonly path?: string;
    readonly message: string;
  }[];
}

export interface DossierItem {
  readonly code: string;
  readonly unit: string;
  readonly receivingUnit?: string | null;
  readonly procedure?: string | null;
  readonly field: string;
  readonly channel?: string | null;
  readonly receivedAt?: string | null;
  readonly dueAt?: string | null;
  readonly state: string;
  readonly closedAt?: string | null;
}

export interface DossierList {
  readonly total: number;
  readonly items: readonly DossierItem[];
  readonly nextCursor?: string | null;
}

/** Known to every server that `provisionProcedures` was called for; code → limit. */
const PROCEDURES = [
  { code: "wd0", field: "Chứng thực", limit: 0, limitUnit: "workingDay" },
  { code: "wd1", field: "Hộ tịch", limit: 1, limitUnit: "workingDay" },
  { code: "wd3", field: "Hộ tịch", limit: 3, limitUnit: "workingDay" },
  { code: "wd5", field: "Đất đai", limit: 5, limitUnit: "workingDay" },
  { code: "wh0", field: "Cư trú", limit: 0, limitUnit: "workingHour" },
  { code: "wh4", field: "Cư trú", limit: 4, limitUnit: "workingHour" },
  { code: "wh8.5", field: "Cư trú", limit: 8.5, limitUnit: "workingHour" },
  { code: "cd0", field: "Xây dựng", limit: 0, limitUnit: "calendarDay" },
  { code: "cd5", field: "Xây dựng", limit: 5, limitUnit: "calendarDay" },
  { code: "cd10", field: "Xây dựng", limit: 10, limitUnit: "calendarDay" },
].map((procedure) => ({ ...procedure, name: `Thủ tục ${procedure.code}`, level: "commune", service: "full" }));

const nextProvince = countInFile();
const nextEvent = countInFile();

/** `2026-03-02 09:00[:00[.000]]` of the wall clock in Việt Nam as an instant of RFC 3339. */
export function wall(time: string): string {
  return `${time.replace(" ", "T")}${/:\d\d:\d\d/.test(time) ? "" : ":00"}+07:00`;
}

export async function provisionProcedures(server: Served): Promise<void> {
  const answer = await call(server.url, "PUT", "/api/v1/procedures", { token: BOOTSTRAP_TOKEN, body: PROCEDURES });
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
}

/** A small province of its own, so that tests beside each other in one server do not see each other's numbers. */
export class Province {
  readonly server: Served;
  /** Code of the province; the codes of its units begin with it. */
  readonly code: string;
  readonly #tokens = new Map<string, string>();

  /** Units: the province, districts D1 and D2, communes C1 and C2 in D1, C3 in D2. */
  static async create(server: Served, changes: Readonly<Record<string, object>> = {}): Promise<Province> {
    const province = new Province(server, `T${nextProvince()}`);
    await province.putUnits(
      [
        ["", null],
        ["D1", ""],
        ["D2", ""],
        ["C1", "D1"],
        ["C2", "D1"],
        ["C3", "D2"],
      ].map(([name, parent]) => ({
        code: province.unit(name ?? ""),
        name: `Đơn vị ${name}`,
        kind: name === "" ? "province" : name?.startsWith("D") ? "district" : "commune",
        ...(parent === null ? {} : { parent: province.unit(parent ?? "") }),
        ...changes[name ?? ""],
      })),
    );
    return province;
  }

  private constructor(server: Served, code: string) {
    this.server = server;
    this.code = code;
  }

  /** The same province, asked of the same server after it was started anew. */
  at(server: Served): Province {
    const province = new Province(server, this.code);
    for (const [name, token] of this.#tokens) province.#tokens.set(name, token);
    return province;
  }

  /** Code of a unit by its short name; "" is the province. */
  unit(name: string): string {
    return name === "" ? this.code : `${this.code}.${name}`;
  }

  /** Code of a dossier by its short name. */
  dossier(name: string): string {
    return `${this.code}-${name}`;
  }

  async putUnits(units: readonly object[]): Promise<void> {
    const answer = await this.call("PUT", "/api/v1/units", { body: units });
    expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  }

  /** Token of the feed of a unit, registered when it is first asked for. */
  async feedToken(name: string): Promise<string> {
    const known = this.#tokens.get(name);
    if (known !== undefined) return known;
    const { token } = await this.addFeed(name);
    this.#tokens.set(name, token);
    return token;
  }

  async addFeed(name: string): Promise<{ readonly id: string; readonly token: string }> {
    const answer = await this.call("POST", "/api/v1/feeds", { body: { unit: this.unit(name), name: `feed ${name}` } });
    expect(answer.status, JSON.stringify(answer.body)).toBe(201);
    return answer.body as { id: string; token: string };
  }

  /** An event as a feed writes it; `overrides` replace whole attributes. */
  event(
    unit: string,
    type: string,
    dossier: string,
    time: string,
    data: object = {},
    overrides: object = {},
  ): CloudEvent {
    return {
      specversion: "1.0",
      id: `e${nextEvent()}`,
      source: `/units/${this.unit(unit)}`,
      type: `vn.motcua.${type.includes(".") ? type : `dossier.${type}`}`,
      subject: this.dossier(dossier),
      time: wall(time),
      data,
      ...overrides,
    };
  }

  received(unit: string, dossier: string, time: string, procedure: string, data: object = {}): CloudEvent {
    return this.event(unit, "received", dossier, time, { procedure, channel: "counter", ...data });
  }

  /** Sends a batch over HTTP with the feed of a unit, the province's own if none is named. */
  async send(batch: readonly unknown[], feed = ""): Promise<FeedAnswer> {
    const answer = await call(this.server.url, "POST", "/api/v1/events", {
      token: await this.feedToken(feed),
      type: "application/cloudevents-batch+json",
      body: batch,
    });
    expect(answer.status, JSON.stringify(answer.body)).toBe(200);
    return answer.body as FeedAnswer;
  }

  /** Sends a batch that is all new and all right. */
  async take(batch: readonly CloudEvent[], feed = ""): Promise<void> {
    expect(await this.send(batch, feed)).toEqual({ ok: true, accepted: batch.length, duplicates: 0, rejected: [] });
  }

  /** A call with the administrator's token. */
  call(
    method: string,
    path: string,
    options: { body?: unknown; type?: string; headers?: Readonly<Record<string, string>> } = {},
  ): Promise<HttpAnswer> {
    return call(this.server.url, method, path, { token: BOOTSTRAP_TOKEN, ...options });
  }

  /** The board of a unit, held against everything that is true of any board. */
  async board(unit = "", query: Readonly<Record<string, string>> = {}): Promise<Board> {
    const asked = new URLSearchParams({ unit: this.unit(unit), ...query });
    const { status, body } = await this.call("GET", `/api/v1/board?${asked}`);
    expect(status, JSON.stringify(body)).toBe(200);
    expectSound(body as Board);
    return body as Board;
  }

  async dossiers(unit: string, query: Readonly<Record<string, string>>): Promise<DossierList> {
    const asked = new URLSearchParams({ unit: this.unit(unit), ...query });
    const { status, body } = await this.call("GET", `/api/v1/dossiers?${asked}`);
    expect(status, JSON.stringify(body)).toBe(200);
    return body as DossierList;
  }

  async readDossier(name: string): Promise<DossierItem & { readonly events: readonly { readonly id: string }[] }> {
    const { status, body } = await this.call("GET", `/api/v1/dossiers/${encodeURIComponent(this.dossier(name))}`);
    expect(status, JSON.stringify(body)).toBe(200);
    return body as DossierItem & { events: { id: string }[] };
  }
}

/** One day as a period. */
export function day(date: string): { readonly from: string; readonly to: string } {
  return { from: date, to: date };
}
