import { boardSchema } from "./board.ts";
import { dossierListSchema, dossierSchema, outlookSchema } from "./dossiers.ts";
import { faultListSchema } from "./faults.ts";
import { historySchema } from "./history.ts";
import { hotspotsSchema } from "./hotspots.ts";
import { BOARD_PARAMETERS } from "./http-parameters.ts";
import type { HttpRoute } from "./http-route.ts";
import { overviewSchema } from "./overview.ts";
import { rankingSchema } from "./ranking.ts";

const caller = "reader";
const READING = [401, 403, 404, 422, 429, 503];

export const READING_ROUTES: readonly HttpRoute[] = [
  {
    method: "get",
    path: "/api/v1/board",
    id: "getBoard",
    tag: "Reading",
    caller,
    parameters: BOARD_PARAMETERS,
    summary: "The numbers of one unit's subtree over one period",
    answer: { status: 200, description: "The board.", schema: boardSchema },
    problems: READING,
  },
  {
    method: "get",
    path: "/api/v1/overview",
    id: "getOverview",
    tag: "Reading",
    caller,
    parameters: ["unit", "at"],
    summary: "Today at a glance: hours, days, the day before, tiles, the last events",
    answer: { status: 200, description: "The overview of the civil day of `asOf`.", schema: overviewSchema },
    problems: READING,
  },
  {
    method: "get",
    path: "/api/v1/hotspots",
    id: "getHotspots",
    tag: "Reading",
    caller,
    parameters: ["unit", "at"],
    summary: "Where a subtree is late: by field, age and procedure, and what is due next",
    answer: { status: 200, description: "The hotspots of the civil day of `asOf`.", schema: hotspotsSchema },
    problems: READING,
  },
  {
    method: "get",
    path: "/api/v1/ranking",
    id: "getRanking",
    tag: "Reading",
    caller,
    parameters: ["unit", "rankingFrom", "rankingTo", "at"],
    summary: "Who resolves on time, over a period and the one before it",
    answer: { status: 200, description: "The ranking.", schema: rankingSchema },
    problems: READING,
  },
  {
    method: "get",
    path: "/api/v1/history",
    id: "getHistory",
    tag: "Reading",
    caller,
    parameters: ["unit", "historyMeasure", "rate", "field", "own", "days", "at"],
    summary: "One measure or one rate, day by day",
    answer: { status: 200, description: "What the boards of those days say.", schema: historySchema },
    problems: READING,
  },
  {
    method: "get",
    path: "/api/v1/dossiers",
    id: "getDossiers",
    tag: "Reading",
    caller,
    parameters: [
      ...BOARD_PARAMETERS,
      "measure",
      "dossierPrefix",
      "field",
      "dossierProcedure",
      "dossierChannel",
      "dossierState",
      "dossierSort",
      "own",
      "dueFrom",
      "dueTo",
      "overdueFrom",
      "overdueTo",
      "cursor",
      "limit",
    ],
    summary: "Exactly what a measure counts",
    description:
      "Narrowed by whatever else is given. As a table (CSV, XLSX) it is the whole list from its beginning, whatever `limit` " +
      "says.",
    answer: {
      status: 200,
      description: "One page; `total` equals the board's number.",
      schema: dossierListSchema,
      csv: true,
      xlsx: true,
    },
    problems: [...READING, 413],
  },
  {
    method: "get",
    path: "/api/v1/dossiers/{code}",
    id: "getDossier",
    tag: "Reading",
    caller,
    parameters: ["dossierCode"],
    summary: "One dossier with its events and how its deadline came about",
    answer: { status: 200, description: "The dossier.", schema: dossierSchema },
    problems: [401, 403, 404, 429, 503],
  },
  {
    method: "get",
    path: "/api/v1/dossiers/{code}/outlook",
    id: "getDossierOutlook",
    tag: "Reading",
    caller,
    parameters: ["dossierCode", "resumeOn", "extendTo"],
    summary: "What the deadline of an open dossier would be after a suspension now, or an extension",
    answer: { status: 200, description: "Nothing of it has happened.", schema: outlookSchema },
    problems: [401, 403, 404, 409, 422, 429, 503],
  },
  {
    method: "get",
    path: "/api/v1/faults",
    id: "getFaults",
    tag: "Reading",
    caller,
    parameters: ["unit", "kind", "recordedFrom", "recordedTo", "cursor"],
    summary: "What was wrong with what the feeds sent",
    answer: { status: 200, description: "One page of faults.", schema: faultListSchema },
    problems: READING,
  },
];
