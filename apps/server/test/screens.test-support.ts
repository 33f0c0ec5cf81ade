import { io, type Socket } from "socket.io-client";
import { expect } from "vitest";
import { call, type HttpAnswer } from "./http-client.test-support.ts";
import type { Served } from "./province.test-support.ts";
import { BOOTSTRAP_TOKEN } from "./running-server.test-support.ts";

export interface DeviceCode {
  readonly device_code: string;
  readonly user_code: string;
  readonly verification_uri: string;
  readonly verification_uri_complete: string;
  readonly expires_in: number;
  readonly interval: number;
}

export interface ScreenItem {
  readonly id: string;
  readonly name: string;
  readonly unit: string;
  readonly scene: string;
  readonly approvedBy: string;
  readonly createdAt: string;
  readonly lastSeenAt: string | null;
  readonly connected: boolean;
  readonly address: string | null;
  readonly playlist: readonly object[];
  readonly schedule: readonly object[];
  readonly look: object;
  readonly state: string;
  readonly stalledSince: string | null;
  readonly report: object | null;
  readonly drive: { readonly [member: string]: unknown } | null;
}

export const DEVICE_GRANT = "urn:ietf:params:oauth:grant-type:device_code";

/** A form, as any client of OAuth sends it. */
export function sendForm(
  { url }: Served,
  path: string,
  parameters: Readonly<Record<string, string>>,
): Promise<HttpAnswer> {
  const body = new URLSearchParams(parameters).toString();
  return call(url, "POST", `/api/v1/device/${path}`, { body, type: "application/x-www-form-urlencoded" });
}

export async function askForCode(server: Served): Promise<DeviceCode> {
  const answer = await sendForm(server, "code", { client_id: "wall" });
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return answer.body as DeviceCode;
}

export function poll(server: Served, { device_code }: DeviceCode): Promise<HttpAnswer> {
  return sendForm(server, "token", { grant_type: DEVICE_GRANT, client_id: "wall", device_code });
}

export function approve(
  { url }: Served,
  { user_code: code }: DeviceCode,
  place: { readonly name: string; readonly unit: string },
  token = BOOTSTRAP_TOKEN,
): Promise<HttpAnswer> {
  return call(url, "POST", "/api/v1/device/approve", { token, body: { code, ...place, scene: "overview" } });
}

/** A screen that was let in, with its first credential. */
export async function letIn(
  server: Served,
  place: { readonly name: string; readonly unit: string },
  token = BOOTSTRAP_TOKEN,
): Promise<{ readonly screen: ScreenItem; readonly credential: string }> {
  const code = await askForCode(server);
  const approved = await approve(server, code, place, token);
  expect(approved.status, JSON.stringify(approved.body)).toBe(201);
  const granted = await poll(server, code);
  expect(granted.status, JSON.stringify(granted.body)).toBe(200);
  const { access_token: credential } = granted.body as { access_token: string };
  return { screen: approved.body as ScreenItem, credential };
}

export async function listScreens({ url }: Served, token = BOOTSTRAP_TOKEN): Promise<readonly ScreenItem[]> {
  const answer = await call(url, "GET", "/api/v1/screens", { token });
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return (answer.body as { items: ScreenItem[] }).items;
}

/** What a screen is told, in its order. */
export interface Orders {
  next(): Promise<unknown>;
}

function ordersOf(socket: Socket): Orders {
  const arrived: unknown[] = [];
  const waiting: ((order: unknown) => void)[] = [];
  socket.on("screen", (order: unknown) => {
    const wake = waiting.shift();
    if (wake === undefined) arrived.push(order);
    else wake(order);
  });
  return {
    next: () => (arrived.length > 0 ? Promise.resolve(arrived.shift()) : new Promise((done) => waiting.push(done))),
  };
}

/** A screen with its socket open; `orders` has what it is told from its connection on. */
export async function openScreen(
  { url }: Served,
  credential: string,
): Promise<{ readonly socket: Socket; readonly orders: Orders }> {
  const socket = io(`${url}/board`, {
    auth: { token: credential },
    transports: ["websocket"],
    forceNew: true,
    reconnection: false,
  });
  const orders = ordersOf(socket);
  await new Promise<void>((done) => socket.once("connect", done));
  return { socket, orders };
}
