import { expect, vi } from "vitest";
import { call, type HttpAnswer } from "./http-client.test-support.ts";
import { Province, provisionProcedures, type Served, wall } from "./province.test-support.ts";
import { BOOTSTRAP_TOKEN, startTestServer, type TestServer } from "./running-server.test-support.ts";

/** An alert as the contract shows it, as far as tests look at it. */
export interface AlertShown {
  readonly id: string;
  readonly rule: string;
  readonly unit: string;
  readonly state: string;
  readonly severity: string;
  readonly value: number | null;
  readonly since: string;
  readonly firedAt: string | null;
  readonly resolvedAt: string | null;
  readonly acknowledgedBy: string | null;
  readonly acknowledgedAt: string | null;
  readonly comment: string | null;
  readonly assignedTo: string | null;
  readonly silenced: { readonly until: string; readonly reason: string | null; readonly by: string | null } | null;
  readonly inhibited: boolean;
}

/** How long a look of the evaluator is waited for at most, ms. */
const SOON = { timeout: 20_000, interval: 100 };

export interface AlertProvince {
  readonly server: TestServer;
  readonly p: Province;
  readonly admin: AlertClient;
}

/** A server at ten of a Wednesday: at C1 a dossier is overdue, by the clock since the close of the day before, at C3 none. */
export async function startAlertProvince(): Promise<AlertProvince> {
  const server = await startTestServer(wall("2026-03-11 10:00"));
  await provisionProcedures(server);
  const p = await Province.create(server);
  await p.take([
    p.received("C1", "LATE", "2026-03-09 09:00", "wd1"),
    p.received("C3", "FINE", "2026-03-11 09:00", "wd5"),
  ]);
  return { server, p, admin: new AlertClient(server) };
}

/** A rule that fires at once, at one unit, in every detail but what a test says. */
export function ruleOf(unit: string, changes: object = {}): object {
  return {
    name: "Quá hạn",
    metric: "overdue",
    scope: { unit, each: "self" },
    period: "today",
    direction: "above",
    warning: { fire: 0 },
    forMinutes: 0,
    keepFiringMinutes: 0,
    minSample: 0,
    workingTime: false,
    noData: "ignore",
    enabled: true,
    ...changes,
  };
}

export class AlertClient {
  readonly #server: Served;
  readonly #token: string | undefined;

  constructor(server: Served, token: string | undefined = BOOTSTRAP_TOKEN) {
    this.#server = server;
    this.#token = token;
  }

  call(method: string, path: string, body?: unknown): Promise<HttpAnswer> {
    const token = this.#token === undefined ? {} : { token: this.#token };
    return call(this.#server.url, method, `/api/v1/${path}`, { ...token, ...(body === undefined ? {} : { body }) });
  }

  async put(id: string, rule: object): Promise<HttpAnswer> {
    const answer = await this.call("PUT", `alert-rules/${id}`, rule);
    expect(answer.status, JSON.stringify(answer.body)).toBe(200);
    return answer;
  }

  async alerts(query = ""): Promise<readonly AlertShown[]> {
    const { status, body } = await this.call("GET", `alerts${query}`);
    expect(status, JSON.stringify(body)).toBe(200);
    return (body as { items: AlertShown[] }).items;
  }

  /** Resolves with the newest alert of a rule once it looks as wanted. */
  async until(rule: string, wanted: Partial<AlertShown>): Promise<AlertShown> {
    return vi.waitFor(async () => {
      const [found] = await this.alerts(`?rule=${rule}`);
      expect(found).toMatchObject(wanted);
      return found as AlertShown;
    }, SOON);
  }
}
