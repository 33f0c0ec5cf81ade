import type { z } from "zod";
import { boardQuerySchema, boardSchema } from "./board.ts";
import { calendarSchema } from "./calendar.ts";
import { dossierListSchema, dossierSchema, dossiersQuerySchema } from "./dossiers.ts";
import { ackFailureSchema, problemSchema } from "./error.ts";
import { eventSchema } from "./event.ts";
import { faultListSchema, faultsQuerySchema } from "./faults.ts";
import { batchSchema, feedAnswerSchema } from "./feeding.ts";
import { healthSchema, readinessSchema } from "./health.ts";
import {
  boardAnswerSchema,
  overviewAnswerSchema,
  patchSchema,
  subscribeSchema,
  unsubscribeAnswerSchema,
  unsubscribeSchema,
} from "./live.ts";
import { overviewQuerySchema, overviewSchema } from "./overview.ts";
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
import { sessionBodySchema } from "./session.ts";
import { targetsSchema } from "./targets.ts";

/** Everything that crosses a process border. The documents and the pinned hash are made of these. */
export const WIRE_SCHEMAS: readonly z.ZodType[] = [
  problemSchema,
  ackFailureSchema,
  eventSchema,
  batchSchema,
  feedAnswerSchema,
  unitsBodySchema,
  unitListSchema,
  proceduresBodySchema,
  procedureListSchema,
  calendarSchema,
  feedBodySchema,
  feedCreatedSchema,
  feedListSchema,
  countAnswerSchema,
  targetsSchema,
  sessionBodySchema,
  boardQuerySchema,
  boardSchema,
  overviewQuerySchema,
  overviewSchema,
  dossiersQuerySchema,
  dossierListSchema,
  dossierSchema,
  faultsQuerySchema,
  faultListSchema,
  subscribeSchema,
  boardAnswerSchema,
  overviewAnswerSchema,
  unsubscribeSchema,
  unsubscribeAnswerSchema,
  patchSchema,
  healthSchema,
  readinessSchema,
];
