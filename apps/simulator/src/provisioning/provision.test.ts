import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { problemOf } from "@ioc/protocol/error.ts";
import { afterEach, expect, test } from "vitest";
import { createApi, untilReady } from "./api.ts";
import { provisionFeeds } from "./provision.ts";

let http: Server | undefined;
afterEach(() => http?.close());

async function listen(answer: (request: IncomingMessage, body: string, response: ServerResponse) => void) {
  http = createServer(async (request, response) => {
    let body = "";
    for await (const chunk of request) body += String(chunk);
    answer(request, body, response);
  });
  const { promise, resolve } = Promise.withResolvers<void>();
  http.listen(0, "127.0.0.1", resolve);
  await promise;
  return `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
}

function json(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
}

test("a refusal says which call, and the server's reasons", async () => {
  const url = await listen((_request, _body, response) => {
    const errors = [{ path: "0.code", code: "invalid" as const, message: "must be a code" }];
    json(response, 422, problemOf("invalid", "2 faults", { errors }));
  });
  await expect(createApi(url, "secret").call("PUT", "/api/v1/units", [])).rejects.toMatchObject({
    status: 422,
    message: "PUT /api/v1/units: invalid: 2 faults; 0.code must be a code",
  });
});

test("waits for a server that is getting ready", async () => {
  let asked = 0;
  const url = await listen((_request, _body, response) => {
    asked += 1;
    if (asked < 3) json(response, 503, problemOf("unavailable", "migrating"));
    else json(response, 200, {});
  });
  await untilReady(url, 10_000, new AbortController().signal);
  expect(asked).toBe(3);
});

test("says why a server did not get ready", async () => {
  const url = await listen((_request, _body, response) => json(response, 503, problemOf("unavailable", "migrating")));
  await expect(untilReady(url, 100, new AbortController().signal)).rejects.toThrow(/unavailable: migrating/);
});

test("known feeds are kept, missing ones made, and those without a token revoked", async () => {
  const calls: string[] = [];
  const url = await listen((request, body, response) => {
    calls.push(`${request.method} ${request.url} ${body}`);
    if (request.method === "POST") {
      const { unit, name } = JSON.parse(body);
      json(response, 201, { id: `new-${unit}`, unit, name, token: `token-${unit}` });
    } else if (request.method === "DELETE") response.writeHead(204).end();
    else {
      const items = ["kept", "lost", "someone-elses"].map((id) => ({
        id,
        unit: "SG",
        name: id === "someone-elses" ? "Một cửa" : "Mô phỏng Sơn Giang",
      }));
      json(response, 200, { items });
    }
  });
  const known = { SG: { id: "kept", token: "old" }, SG01: { id: "gone", token: "older" } };
  const keys = await provisionFeeds(createApi(url, "secret"), ["SG", "SG01"], known);
  expect(keys).toEqual({ SG: { id: "kept", token: "old" }, SG01: { id: "new-SG01", token: "token-SG01" } });
  expect(calls.map((call) => call.split(" ").slice(0, 2).join(" "))).toEqual([
    "GET /api/v1/feeds",
    "DELETE /api/v1/feeds/lost",
    "POST /api/v1/feeds",
  ]);
});
