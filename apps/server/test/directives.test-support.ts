import type { Socket } from "socket.io-client";
import { expect } from "vitest";
import { call, type HttpAnswer } from "./http-client.test-support.ts";
import type { Province, Served } from "./province.test-support.ts";
import { BOOTSTRAP_TOKEN } from "./running-server.test-support.ts";

export interface Directive {
  readonly id: string;
  readonly unit: string;
  readonly unitName: string;
  readonly text: string | null;
  readonly dueAt: string;
  readonly dossiers: readonly string[];
  readonly alert: string | null;
  readonly field: string | null;
  readonly measure: string | null;
  readonly state: string;
  readonly overdue: boolean;
  readonly sentBy: string | null;
  readonly sentAt: string;
  readonly seenAt: string | null;
  readonly acceptedAt: string | null;
  readonly reportedAt: string | null;
  readonly closedAt: string | null;
}

/** A service token with a role at a unit of a province. */
export async function tokenFor(province: Province, role: string, unit: string): Promise<string> {
  const body = { name: `${role} ${unit}`, role, unit: province.unit(unit) };
  const answer = await call(province.server.url, "POST", "/api/v1/tokens", { token: BOOTSTRAP_TOKEN, body });
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return (answer.body as { token: string }).token;
}

export function urge({ url }: Served, token: string, body: object): Promise<HttpAnswer> {
  return call(url, "POST", "/api/v1/directives", { token, body });
}

export async function urged(server: Served, token: string, body: object): Promise<Directive> {
  const answer = await urge(server, token, body);
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return answer.body as Directive;
}

export function step(
  { url }: Served,
  token: string,
  { id }: Pick<Directive, "id">,
  action: string,
  body?: object,
): Promise<HttpAnswer> {
  const path = `/api/v1/directives/${id}/${action}`;
  return call(url, "POST", path, body === undefined ? { token } : { token, body });
}

export async function listed({ url }: Served, token: string, query = ""): Promise<readonly Directive[]> {
  const answer = await call(url, "GET", `/api/v1/directives${query}`, { token });
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return (answer.body as { items: Directive[] }).items;
}

/** What a connection is told of directives, as it comes. */
export class Told {
  readonly all: Directive[] = [];
  readonly socket: Socket;
  #waiting: (() => void)[] = [];

  constructor(socket: Socket) {
    this.socket = socket;
    socket.on("directive", (directive: Directive) => {
      this.all.push(directive);
      for (const wake of this.#waiting.splice(0)) wake();
    });
  }

  /** The first that fits, told already or still to come. */
  async next(fits: (directive: Directive) => boolean): Promise<Directive> {
    for (;;) {
      const found = this.all.find(fits);
      if (found !== undefined) return found;
      await new Promise<void>((done) => this.#waiting.push(done));
    }
  }
}
