import { formatDay } from "@ioc/domain/time/civil-date.ts";
import { dayOf } from "@ioc/domain/time/zone.ts";
import { createFeedClient, type FeedClient } from "@ioc/feed-client/feed-client.ts";
import { HISTORY_DAYS, type PlanContext } from "../plan/plan-context.ts";
import { planDay } from "../plan/plan-day.ts";
import type { Office } from "../province/units.ts";
import type { FeedKeys } from "../provisioning/provision.ts";
import type { Report } from "./report.ts";

export interface HistoryOptions {
  readonly url: string;
  readonly context: PlanContext;
  readonly offices: readonly Office[];
  readonly feeds: FeedKeys;
  /** Everything that was to be sent by then is sent. */
  readonly untilMs: number;
  readonly report: Report;
  readonly signal: AbortSignal;
}

const REPORT_EVERY_MS = 1_000;

/**
 * What lies before the first start, through the feeds of districts, departments and the province: each reports for all
 * below it. Dossier by dossier, so that the server folds each of them once. Rejects if the server refuses a feed or events.
 */
export async function sendHistory(options: HistoryOptions): Promise<{ events: number; seconds: number }> {
  const { context, untilMs, report } = options;
  const startedMs = performance.now();
  const rejections: string[] = [];
  const clients = new Map<string, FeedClient>();
  for (const trunk of new Set(options.offices.map((office) => office.trunk))) {
    const client = createFeedClient({
      url: options.url,
      token: options.feeds[trunk]?.token ?? "",
      lingerMs: 100,
      maxBatchesInFlight: 2,
      maxPendingEvents: 2_000,
      onOutcome: (event, outcome) => {
        if (!outcome.taken && rejections.length < 5) rejections.push(`${event.id}: ${outcome.code} ${outcome.message}`);
      },
    });
    clients.set(trunk, client);
  }

  const today = dayOf(context.zone, untilMs);
  let sent = 0;
  let day = context.anchorDay - HISTORY_DAYS;
  const progress = () => ({ events: sent, day: formatDay(day), seconds: secondsSince(startedMs).toFixed(0) });
  const hangUp = () => Promise.all([...clients.values()].map((client) => client.stop({ timeoutMs: 500 })));
  options.signal.addEventListener("abort", () => void hangUp(), { once: true });
  const ticker = setInterval(() => report("sending history", progress()), REPORT_EVERY_MS);
  try {
    for (; day <= today && !options.signal.aborted; day++) {
      await Promise.all(options.offices.map((office) => sendDay(office, day)));
      if (rejections.length > 0) throw new Error(`the server rejected events of the history: ${rejections.join("; ")}`);
    }
    await Promise.all([...clients.values()].map((client) => client.flush()));
    if (rejections.length > 0) throw new Error(`the server rejected events of the history: ${rejections.join("; ")}`);
  } catch (error) {
    // Whoever waited for room when the signal came was turned away; that is the stop that was asked for.
    if (!options.signal.aborted) throw error;
  } finally {
    clearInterval(ticker);
    await hangUp();
  }
  return { events: sent, seconds: secondsSince(startedMs) };

  async function sendDay(office: Office, planned: number): Promise<void> {
    const client = clients.get(office.trunk);
    for (const { event, sendAtMs } of planDay(context, office, planned)) {
      if (sendAtMs > untilMs || options.signal.aborted) continue;
      await client?.enqueue(event);
      sent += 1;
    }
  }
}

function secondsSince(startMs: number): number {
  return (performance.now() - startMs) / 1_000;
}
