import { formatDay, parseDay } from "@ioc/domain/time/civil-date.ts";
import { vietnamCalendar } from "@ioc/domain/time/vietnam-calendar.ts";
import { compileCalendar } from "@ioc/domain/time/working-calendar.ts";
import { dayOf } from "@ioc/domain/time/zone.ts";
import type { Config } from "../config.ts";
import { sendDirectives } from "../directives/send-directives.ts";
import { createPlanContext, HISTORY_DAYS } from "../plan/plan-context.ts";
import { offices, PROVINCE } from "../province/units.ts";
import { createApi, untilReady } from "../provisioning/api.ts";
import { provisionFeeds, provisionProvince } from "../provisioning/provision.ts";
import { provisionAlertRules } from "../provisioning/provision-alert-rules.ts";
import { readState, type SimulatorState, writeState } from "../state-file.ts";
import { liveOn } from "./living-day.ts";
import type { Report } from "./report.ts";
import { sendHistory } from "./send-history.ts";

const SEED = "son-giang";
const READY_TIMEOUT_MS = 120_000;

/** Provisions the province, sends its history if the server has none, and goes on living until the signal. */
export async function simulate(config: Config, report: Report, signal: AbortSignal, now = Date.now): Promise<void> {
  await untilReady(config.url, READY_TIMEOUT_MS, signal);
  if (signal.aborted) return;
  const api = createApi(config.url, config.token);
  const places = offices();
  const units = places.map((office) => office.code);
  const before = readState(config.stateFile) ?? freshState(formatDay(dayOf(config.zone, now())));
  await provisionProvince(api);
  const feeds = await provisionFeeds(api, units, before.feeds);
  // A server that does not know our feeds has lost our events as well: what it knows is sent again as duplicates.
  const isKnown = units.some((unit) => feeds[unit]?.id === before.feeds[unit]?.id);
  let state: SimulatorState = { ...before, feeds: { ...feeds }, sentUntilMs: isKnown ? before.sentUntilMs : {} };
  const save = (sentUntilMs: Record<string, number>): void => {
    state = { ...state, sentUntilMs };
    writeState(config.stateFile, state);
  };
  save(state.sentUntilMs);

  const anchorDay = parseDay(state.anchor) ?? dayOf(config.zone, now());
  const calendar = compileCalendar(vietnamCalendar);
  const context = createPlanContext(state.seed, calendar, config.zone, anchorDay);
  const shared = { url: config.url, context, offices: places, feeds, report, signal };
  if (Object.keys(state.sentUntilMs).length === 0) {
    const untilMs = now();
    report("sending the history of an invented province, Sơn Giang", {
      units: units.length,
      from: formatDay(anchorDay - HISTORY_DAYS),
    });
    const { events, seconds } = await sendHistory({ ...shared, untilMs });
    if (signal.aborted) return;
    save(Object.fromEntries(units.map((unit) => [unit, untilMs])));
    const alertRules = await provisionAlertRules(api, PROVINCE);
    const directives = await sendDirectives({
      api,
      apiWith: (token) => createApi(config.url, token),
      province: PROVINCE,
      calendar,
      zone: config.zone,
      nowMs: now(),
    });
    report("history is there, the living day begins", {
      alertRules,
      directives,
      events,
      seconds: seconds.toFixed(1),
    });
  } else {
    report("the living day goes on", { units: units.length, firstDay: state.anchor });
  }
  await liveOn({
    ...shared,
    sentUntilMs: state.sentUntilMs,
    now,
    onArrived: (arrived) => save({ ...state.sentUntilMs, ...arrived }),
  });
}

function freshState(anchor: string): SimulatorState {
  return { version: 1, seed: SEED, anchor, feeds: {}, sentUntilMs: {} };
}
