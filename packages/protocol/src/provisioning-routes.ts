import { calendarSchema } from "./calendar.ts";
import { calendarYearsSchema } from "./calendar-years.ts";
import type { HttpRoute } from "./http-route.ts";
import {
  countAnswerSchema,
  procedureListSchema,
  proceduresBodySchema,
  unitListSchema,
  unitsBodySchema,
} from "./provisioning.ts";
import { putAnswerSchema, unitsPreviewSchema } from "./provisioning-preview.ts";
import { targetsSchema } from "./targets.ts";

const tag = "Provisioning";
const caller = "administrator";
const REPLACED = {
  status: 200,
  description: "How many were added or replaced; with `dryRun=1` what would be.",
  schema: putAnswerSchema,
};
const ALL_OR_NOTHING = "Adds or replaces by code, all or nothing; every fault is listed.";
const AS_CSV =
  "As CSV with the columns that `PUT` takes. A cell that a spreadsheet would take for a formula begins with an apostrophe, which `PUT` takes off again.";
const READING = [401, 403, 503];
const WRITING = [400, 401, 403, 413, 415, 422, 429, 503];

const UNITS_CSV = "code,name,kind,parent\nSG,Tỉnh Sơn Giang,province,\nSG.01,Huyện Suối Vàng,district,SG\n";
const PROCEDURES_CSV =
  "code,name,field,level,service,limit,limitUnit,fee\n1.001193,Đăng ký khai sinh,Hộ tịch,commune,full,0,workingDay,none\n";

export const PROVISIONING_ROUTES: readonly HttpRoute[] = [
  {
    method: "put",
    path: "/api/v1/units",
    id: "putUnits",
    tag,
    caller,
    parameters: ["dryRun"],
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
    description: AS_CSV,
    answer: { status: 200, description: "The units within the caller's subtree.", schema: unitListSchema, csv: true },
    problems: READING,
  },
  {
    method: "post",
    path: "/api/v1/units/preview",
    id: "previewUnits",
    tag,
    caller,
    summary: "What a change of units would do to boards",
    description:
      "Takes what `PUT /api/v1/units` takes and checks it likewise; nothing is written. Numbers of this year up to now, under the trees of the day on which the change is in effect, without it and with it. At most 200 boards.",
    bodies: [
      { mediaType: "application/json", schema: unitsBodySchema },
      { mediaType: "text/csv", example: UNITS_CSV },
    ],
    answer: { status: 200, description: "The differences.", schema: unitsPreviewSchema },
    problems: WRITING,
  },
  {
    method: "put",
    path: "/api/v1/procedures",
    id: "putProcedures",
    tag,
    caller,
    parameters: ["dryRun"],
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
    description: AS_CSV,
    answer: { status: 200, description: "All procedures.", schema: procedureListSchema, csv: true },
    problems: READING,
  },
  {
    method: "put",
    path: "/api/v1/calendar",
    id: "putCalendar",
    tag,
    caller,
    parameters: ["dryRun"],
    summary: "Replace the working calendar",
    description: "It holds for dossiers received from now on; the deadlines that are set stay.",
    bodies: [{ mediaType: "application/json", schema: calendarSchema }],
    answer: { ...REPLACED, description: "Replaced; the count is 1. With `dryRun=1` the calendars before and after." },
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
    method: "get",
    path: "/api/v1/calendar/years",
    id: "getCalendarYears",
    tag,
    caller,
    summary: "What the shipped calendar knows of each year",
    description: "Tết, days in lieu and swaps are announced year by year; a year that misses them has wrong deadlines.",
    answer: { status: 200, description: "The years, the earliest first.", schema: calendarYearsSchema },
    problems: READING,
  },
  {
    method: "put",
    path: "/api/v1/targets",
    id: "putTargets",
    tag,
    caller,
    summary: "Replace the targets of the rates",
    bodies: [{ mediaType: "application/json", schema: targetsSchema }],
    answer: { status: 200, description: "How many targets are now in force.", schema: countAnswerSchema },
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
