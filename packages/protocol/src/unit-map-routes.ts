import type { HttpRoute } from "./http-route.ts";
import { unitMapAnswerSchema, unitMapBodySchema, unitMapSchema } from "./unit-map.ts";

const tag = "Map";

export const UNIT_MAP_ROUTES: readonly HttpRoute[] = [
  {
    method: "put",
    path: "/api/v1/map",
    id: "putMap",
    tag,
    caller: "administrator",
    parameters: ["dryRun"],
    summary: "Replace the map",
    description:
      "Takes GeoJSON or TopoJSON of at most 8 MiB. Every fault is listed: a unit that is not known or occurs twice, what is no polygon, a ring that is open or has no area, a coordinate that is no longitude and latitude. It is projected and simplified so that neighbours go on touching, and stored whole.",
    bodies: [
      { mediaType: "application/json", schema: unitMapBodySchema },
      { mediaType: "application/geo+json", schema: unitMapBodySchema },
    ],
    answer: {
      status: 200,
      description: "How many units have a shape; with `dryRun=1` what would be drawn.",
      schema: unitMapAnswerSchema,
    },
    problems: [400, 401, 403, 413, 415, 422, 429, 503],
  },
  {
    method: "delete",
    path: "/api/v1/map",
    id: "deleteMap",
    tag,
    caller: "administrator",
    summary: "Take the map away",
    description: "Walls then show one tile for each unit.",
    answer: { status: 204, description: "There is none any more." },
    problems: [401, 403, 503],
  },
  {
    method: "get",
    path: "/api/v1/map",
    id: "getMap",
    tag,
    caller: "reader",
    parameters: ["unit"],
    summary: "The map of a unit's subtree",
    description:
      "A unit that has ended lends its shape to its successor. Carries an `ETag`; `If-None-Match` is answered 304 while nothing has changed.",
    answer: { status: 200, description: "The shapes; none where no map was loaded.", schema: unitMapSchema },
    problems: [401, 403, 404, 422, 503],
  },
];
