import type { UnitMap } from "@ioc/protocol/unit-map.ts";
import { topology } from "topojson-server";
import { afterAll, beforeAll, expect, test } from "vitest";
import { inventedMap } from "../src/unit-map/invented-map.test-support.ts";
import { call, expectProblem, faultyPlaces, type HttpAnswer } from "./http-client.test-support.ts";
import { Province, wall } from "./province.test-support.ts";
import { BOOTSTRAP_TOKEN, startTestServer, type TestServer } from "./running-server.test-support.ts";

let server: TestServer;
let p: Province;
let units: string[];
beforeAll(async () => {
  server = await startTestServer(wall("2026-03-11 10:00"));
  p = await Province.create(server);
  units = ["C1", "C2", "C3"].map((name) => p.unit(name));
});
afterAll(() => server.stop());

const put = (body: unknown, query = "", type = "application/geo+json"): Promise<HttpAnswer> =>
  p.call("PUT", `/api/v1/map${query}`, { body, type });

async function mapOf(unit = ""): Promise<UnitMap> {
  const { status, body } = await p.call("GET", `/api/v1/map?unit=${p.unit(unit)}`);
  expect(status).toBe(200);
  return body as UnitMap;
}

const codesOf = ({ items }: UnitMap): string[] => items.map(({ unit }) => unit).sort();

async function tokenAt(unit: string, role: string): Promise<string> {
  const made = await p.call("POST", "/api/v1/tokens", { body: { name: role, role, unit: p.unit(unit) } });
  return (made.body as { token: string }).token;
}

test("there is none; one is tried, loaded, replaced whole, and taken away; the trail tells", async () => {
  expect((await mapOf()).items).toEqual([]);
  const tried = await put(inventedMap(units), "?dryRun=1");
  expect(tried.body).toMatchObject({ count: 3, dryRun: true, map: { items: [{}, {}, {}] } });
  expect((await mapOf()).items).toEqual([]);
  expect((await put(inventedMap(units))).body).toEqual({ count: 3 });
  const map = await mapOf();
  expect(map).toEqual((tried.body as { map: UnitMap }).map);
  expect(codesOf(map)).toEqual(units);
  expect((await put(inventedMap(units.slice(1)), "", "application/json")).body).toEqual({ count: 2 });
  expect(codesOf(await mapOf())).toEqual(units.slice(1));
  for (const _ of [1, 2]) expect((await p.call("DELETE", "/api/v1/map")).status).toBe(204);
  expect((await mapOf()).items).toEqual([]);
  const trail = async (action: string) =>
    ((await p.call("GET", `/api/v1/audit?action=${action}`)).body as { items: object[] }).items;
  expect(await trail("map.change")).toMatchObject([
    { before: { units: 3 }, after: { units: 2 } },
    { before: null, after: { units: 3 } },
  ]);
  expect(await trail("map.remove")).toMatchObject([{ before: { units: 2 } }]);
});

test("TopoJSON draws what GeoJSON draws; a code may stand in three places", async () => {
  const geojson = inventedMap(units);
  const [first, second, third] = geojson.features;
  const scattered = {
    ...geojson,
    features: [{ ...first, properties: null, id: units[0] }, { ...second, properties: { unit: units[1] } }, third],
  };
  const drawn = async (body: unknown): Promise<UnitMap> =>
    ((await put(body, "?dryRun=1")).body as { map: UnitMap }).map;
  const map = await drawn(geojson);
  expect(await drawn(scattered)).toEqual(map);
  expect(await drawn(topology({ land: geojson }))).toEqual(map);
});

test("every fault is listed with its place, and nothing is stored", async () => {
  const { version } = await mapOf();
  const geojson = inventedMap(units);
  const ring = geojson.features[0]?.geometry.coordinates[0] ?? [];
  const polygon = (coordinates: unknown) => ({ type: "Polygon", coordinates });
  const feature = (code: unknown, geometry: unknown) => ({ type: "Feature", properties: { code }, geometry });
  const answer = await put({
    type: "FeatureCollection",
    features: [
      geojson.features[0],
      feature(p.unit("NOBODY"), polygon([ring])),
      feature(units[0], polygon([ring])),
      feature(units[1], { type: "Point", coordinates: [107, 14] }),
      feature(units[2], polygon([ring.slice(1)])),
      feature(
        units[2],
        polygon([
          [
            [107, 14],
            [108, 15],
            [107, 14],
            [107, 14],
          ],
        ]),
      ),
      feature(
        units[2],
        polygon([
          [
            [107, 14],
            [740_000, 1_620_000],
            [108, 15],
            [107, 14],
          ],
        ]),
      ),
      feature(units[2], { type: "MultiPolygon", coordinates: [] }),
      feature(
        null,
        polygon([
          ring,
          [
            [107, 14],
            [107, "15"],
            [108, 15],
            [107, 14],
          ],
        ]),
      ),
      null,
    ],
  });
  expect(faultyPlaces(expectProblem(answer, 422, "invalid"))).toEqual([
    "features.1.properties.code",
    "features.2",
    "features.3.geometry",
    "features.4.geometry.coordinates.0",
    "features.5.geometry.coordinates.0",
    "features.6.geometry.coordinates.0.1",
    "features.7.geometry",
    "features.8.id",
    "features.8.geometry.coordinates.1.1",
    "features.9.id",
    "features.9.geometry",
  ]);
  expect((await mapOf()).version).toBe(version);
});

test.each([
  ["no features", { type: "FeatureCollection", features: [] }, ["features"]],
  ["no map", { type: "Feature" }, [""]],
  ["an array", [], [""]],
  ["no arcs", { type: "Topology", objects: {} }, [""]],
  ["no objects", { type: "Topology", objects: {}, arcs: [] }, ["objects"]],
  [
    "arcs that are not there",
    { type: "Topology", arcs: [[[0, 0]]], objects: { a: { type: "Polygon", arcs: [[7]] }, b: { type: "Polygon" } } },
    ["objects.0", "objects.1"],
  ],
  [
    "arcs named again and again",
    {
      type: "Topology",
      arcs: [Array.from({ length: 20_000 }, () => [1, 1])],
      objects: { a: { type: "Polygon", arcs: [Array.from({ length: 20_000 }, () => 0)] } },
    },
    [""],
  ],
])("%s is refused", async (_, body, places) => {
  expect(faultyPlaces(expectProblem(await put(body), 422, "invalid"))).toEqual(places);
});

test("a body that is no JSON, too large, or of another type is refused as everywhere", async () => {
  expectProblem(await put("{"), 400, "invalid");
  expectProblem(await put("{}", "", "text/csv"), 415, "invalid");
  expectProblem(await put({ type: "x", long: "x".repeat(8 * 1024 * 1024) }), 413, "too-large");
});

test("each reads what lies in their subtree; only who administers everything loads a map", async () => {
  const all = ["", "D1", "D2", "C1", "C2", "C3"].map((name) => p.unit(name));
  await put(inventedMap(all));
  const leader = await tokenAt("D1", "leader");
  const read = await call(server.url, "GET", "/api/v1/map", { token: leader });
  expect(codesOf(read.body as UnitMap)).toEqual(["C1", "C2", "D1"].map((name) => p.unit(name)));
  expectProblem(await call(server.url, "GET", `/api/v1/map?unit=${p.unit("D2")}`, { token: leader }), 404, "not-found");
  expectProblem(await call(server.url, "GET", "/api/v1/map"), 401, "unauthenticated");
  const administrator = await tokenAt("D1", "administrator");
  for (const [token, method] of [
    [leader, "PUT"],
    [administrator, "PUT"],
    [administrator, "DELETE"],
  ] as const) {
    expectProblem(await call(server.url, method, "/api/v1/map", { token, body: inventedMap(units) }), 403, "forbidden");
  }
  expect(codesOf(await mapOf())).toEqual([...all].sort());
});

test("a unit above others is the line around them; of a unit that has ended the land is its successor's", async () => {
  const around = ({ items }: UnitMap): string[] => items.filter((item) => item.around).map(({ unit }) => unit);
  expect(around(await mapOf()).sort()).toEqual(["", "D1", "D2"].map((name) => p.unit(name)));
  const before = (await mapOf("D1")).items.find(({ unit }) => unit === p.unit("C1"));
  await p.putUnits([
    {
      code: p.unit("C2"),
      name: "Xã",
      kind: "commune",
      parent: p.unit("D1"),
      validTo: "2026-03-10",
      successor: p.unit("C1"),
    },
  ]);
  const after = await mapOf("D1");
  expect(codesOf(after)).toEqual([p.unit("C1"), p.unit("D1")]);
  expect(after.items.find(({ unit }) => unit === p.unit("C1"))?.path.startsWith(before?.path ?? "?")).toBe(true);
});

test("whoever has the map already is told so", async () => {
  const asked = { token: BOOTSTRAP_TOKEN } as const;
  const first = await call(server.url, "GET", "/api/v1/map", asked);
  const headers = { "If-None-Match": first.headers.get("etag") ?? "" };
  expect((await call(server.url, "GET", "/api/v1/map", { ...asked, headers })).status).toBe(304);
  await p.call("DELETE", "/api/v1/map");
  expect((await call(server.url, "GET", "/api/v1/map", { ...asked, headers })).status).toBe(200);
});
