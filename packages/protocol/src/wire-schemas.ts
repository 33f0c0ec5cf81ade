import type { z } from "zod";
import { auditListSchema, auditQuerySchema } from "./audit.ts";
import { boardQuerySchema, boardSchema } from "./board.ts";
import { calendarSchema } from "./calendar.ts";
import { calendarYearsSchema } from "./calendar-years.ts";
import {
  directiveBodySchema,
  directiveDetailSchema,
  directiveListSchema,
  directiveSchema,
  directiveStepBodySchema,
  directivesQuerySchema,
} from "./directives.ts";
import { dossierListSchema, dossierSchema, dossiersQuerySchema } from "./dossiers.ts";
import { ackFailureSchema, problemSchema } from "./error.ts";
import { eventSchema } from "./event.ts";
import { faultListSchema, faultsQuerySchema } from "./faults.ts";
import { batchSchema, feedAnswerSchema } from "./feeding.ts";
import { feedRotatedSchema, rejectedSchema } from "./feeds.ts";
import { healthSchema, readinessSchema } from "./health.ts";
import { historyQuerySchema, historySchema } from "./history.ts";
import { hotspotsQuerySchema, hotspotsSchema } from "./hotspots.ts";
import {
  boardAnswerSchema,
  hotspotsAnswerSchema,
  overviewAnswerSchema,
  patchSchema,
  rankingAnswerSchema,
  subscribeSchema,
  unsubscribeAnswerSchema,
  unsubscribeSchema,
} from "./live.ts";
import { overviewQuerySchema, overviewSchema } from "./overview.ts";
import {
  passwordMadeSchema,
  personBodySchema,
  personCreatedSchema,
  personListSchema,
  personSchema,
  tokenBodySchema,
  tokenCreatedSchema,
  tokenListSchema,
} from "./people.ts";
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
import { putAnswerSchema, unitsPreviewSchema } from "./provisioning-preview.ts";
import { rankingQuerySchema, rankingSchema } from "./ranking.ts";
import { driveBodySchema } from "./screen-drive.ts";
import { screenReportAnswerSchema, screenReportSchema } from "./screen-report.ts";
import {
  approvalBodySchema,
  denialBodySchema,
  deviceCodeBodySchema,
  deviceCodeSchema,
  deviceErrorSchema,
  deviceTokenBodySchema,
  deviceTokenSchema,
  screenBodySchema,
  screenItemSchema,
  screenListSchema,
  screenOrderSchema,
  screenRenewalSchema,
  waitingScreenSchema,
} from "./screens.ts";
import {
  callerSessionSchema,
  ownSessionsSchema,
  passwordBodySchema,
  sessionBodySchema,
  signedInSchema,
  signInCodeSchema,
  signInOptionsSchema,
  twoFactorBodySchema,
  twoFactorSetupSchema,
} from "./session.ts";
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
  feedRotatedSchema,
  rejectedSchema,
  countAnswerSchema,
  putAnswerSchema,
  unitsPreviewSchema,
  calendarYearsSchema,
  targetsSchema,
  tokenBodySchema,
  tokenCreatedSchema,
  tokenListSchema,
  sessionBodySchema,
  signedInSchema,
  signInCodeSchema,
  callerSessionSchema,
  signInOptionsSchema,
  passwordBodySchema,
  twoFactorBodySchema,
  twoFactorSetupSchema,
  ownSessionsSchema,
  personBodySchema,
  personSchema,
  personListSchema,
  personCreatedSchema,
  passwordMadeSchema,
  boardQuerySchema,
  boardSchema,
  overviewQuerySchema,
  overviewSchema,
  hotspotsQuerySchema,
  hotspotsSchema,
  rankingQuerySchema,
  rankingSchema,
  historyQuerySchema,
  historySchema,
  dossiersQuerySchema,
  dossierListSchema,
  dossierSchema,
  faultsQuerySchema,
  faultListSchema,
  subscribeSchema,
  boardAnswerSchema,
  overviewAnswerSchema,
  hotspotsAnswerSchema,
  rankingAnswerSchema,
  unsubscribeSchema,
  unsubscribeAnswerSchema,
  patchSchema,
  auditQuerySchema,
  auditListSchema,
  deviceCodeBodySchema,
  deviceCodeSchema,
  deviceTokenBodySchema,
  deviceTokenSchema,
  deviceErrorSchema,
  waitingScreenSchema,
  approvalBodySchema,
  denialBodySchema,
  screenBodySchema,
  screenItemSchema,
  screenListSchema,
  screenOrderSchema,
  screenRenewalSchema,
  driveBodySchema,
  screenReportSchema,
  screenReportAnswerSchema,
  directiveBodySchema,
  directiveStepBodySchema,
  directiveSchema,
  directiveDetailSchema,
  directivesQuerySchema,
  directiveListSchema,
  healthSchema,
  readinessSchema,
];
