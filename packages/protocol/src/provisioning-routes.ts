import { calendarSchema } from "./calendar.ts";
import type { HttpRoute } from "./http-route.ts";
import {
  countAnswerSchema,
  feedBodySchema,
  feedCreatedSchema,
  feedListSchema,
  procedureListSchema,
  proceduresBodySchema,
  unitListSchema,
  unitsBodySchema,
} from "./provisioning.ts";
import { targetsSchema } from "./targets.ts";

const tag = "Provisioning";
const caller = "administrator";
const REPLACED = { status: 200, description: "How many were added or replaced.", schema: countAnswerSchema };
const ALL_OR_NOTHING = "Adds or replaces by code, all or nothing; every fault is listed.";
const READING = [401, 403, 503];
const WRITING = [400, 401, 403, 413, 415, 422, 429, 503];

const UNITS_CSV = "code,name,kind,parent\nSG,Tỉnh Sơn Giang,province,\nSG.01,Huyện Suối Vàng,district,SG\n";
const PROCEDURES_CSV =
  "code,name,field,level,service,limit,limitUnit\n1.001193,Đăng ký khai sinh,Hộ tịch,commune,full,0,workingDay\n";

export const PROVISIONING_ROUTES: readonly HttpRoute[] = [
  {
    method: "put",
    path: "/api/v1/units",
    id: "putUnits",
    tag,
    caller,
    summary: "Add or replace units",
    description: `${ALL_OR_NOTHING} Refused whole: a cycle, an unknown parent or successor, a code that occurs twice.`,
    bodies: [
      { mediaType: "application/json", schema: unitsBodySchema },
      { mediaType: "text/csv", example: UNITS_CSV },
    ],
    answer: REPLACED,
    problems: WRITING,
  },
  {
    method: "get",
    path: "/api/v1/units",
    id: "getUnits",
    tag,
    caller,
    summary: "The units",
    answer: { status: 200, description: "The units within the caller's subtree.", schema: unitListSchema },
    problems: READING,
  },
  {
    method: "put",
    path: "/api/v1/procedures",
    id: "putProcedures",
    tag,
    caller,
    summary: "Add or replace procedures",
    description: ALL_OR_NOTHING,
    bodies: [
      { mediaType: "application/json", schema: proceduresBodySchema },
      { mediaType: "text/csv", example: PROCEDURES_CSV },
    ],
    answer: REPLACED,
    problems: WRITING,
  },
  {
    method: "get",
    path: "/api/v1/procedures",
    id: "getProcedures",
    tag,
    caller,
    summary: "The procedures",
    answer: { status: 200, description: "All procedures.", schema: procedureListSchema },
    problems: READING,
  },
  {
    method: "put",
    path: "/api/v1/calendar",
    id: "putCalendar",
    tag,
    caller,
    summary: "Replace the working calendar",
    description: "It holds for dossiers received from now on; the deadlines that are set stay.",
    bodies: [{ mediaType: "application/json", schema: calendarSchema }],
    answer: { ...REPLACED, description: "Replaced; the count is 1." },
    problems: WRITING,
  },
  {
    method: "get",
    path: "/api/v1/calendar",
    id: "getCalendar",
    tag,
    caller,
    summary: "The working calendar",
    answer: { status: 200, description: "The calendar in force.", schema: calendarSchema },
    problems: READING,
  },
  {
    method: "post",
    path: "/api/v1/feeds",
    id: "postFeed",
    tag,
    caller,
    summary: "Register a feed",
    bodies: [{ mediaType: "application/json", schema: feedBodySchema }],
    answer: { status: 201, description: "The feed with its token, shown this once.", schema: feedCreatedSchema },
    problems: WRITING,
  },
  {
    method: "get",
    path: "/api/v1/feeds",
    id: "getFeeds",
    tag,
    caller,
    summary: "The feeds",
    answer: { status: 200, description: "The feeds within the caller's subtree.", schema: feedListSchema },
    problems: READING,
  },
  {
    method: "delete",
    path: "/api/v1/feeds/{id}",
    id: "deleteFeed",
    tag,
    caller,
    parameters: ["feedId"],
    summary: "Revoke a feed at once, open connections included",
    answer: { status: 204, description: "Revoked." },
    problems: [401, 403, 404, 503],
  },
  {
    method: "put",
    path: "/api/v1/targets",
    id: "putTargets",
    tag,
    caller,
    summary: "Replace the targets of the rates",
    bodies: [{ mediaType: "application/json", schema: targetsSchema }],
    answer: { status: 200, description: "The targets now in force.", schema: targetsSchema },
    problems: WRITING,
  },
  {
    method: "get",
    path: "/api/v1/targets",
    id: "getTargets",
    tag,
    caller,
    summary: "The targets of the rates",
    answer: { status: 200, description: "The targets in force.", schema: targetsSchema },
    problems: READING,
  },
];
